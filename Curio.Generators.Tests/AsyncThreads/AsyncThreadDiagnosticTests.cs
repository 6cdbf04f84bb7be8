using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AsyncThreads;

/// <summary>What is refused, where it is said, and what is emitted all the same.</summary>
public class AsyncThreadDiagnosticTests
{
    private const string Helpers = """
        static class Later { public static async Coro<T> Value<T>(T value) => value; }
        partial class Box { public async Coro<int> GetAsync() => 1; public int Get() => AWAIT(GetAsync()); [AsyncThread] public int Bad() { lock (this) { return AWAIT(GetAsync()); } } }
        ref struct Guard { public void Dispose() { } }

        """;

    private static readonly string s_quietHelpers = Helpers.Replace("[AsyncThread] public int Bad() { lock (this) { return AWAIT(GetAsync()); } }", string.Empty, StringComparison.Ordinal);

    [Theory]
    [InlineData("partial class C { [AsyncThread] public void M(ref int {|CURIO505:a|}, in int {|CURIO505:b|}, out int {|CURIO505:c|}, Span<byte> {|CURIO505:d|}) { c = 1; } }", "parameter 'a' is passed by 'ref'; take it by value")]
    [InlineData("partial class C { [AsyncThread] public unsafe void M(int* {|CURIO505:a|}) { } }", "parameter 'a' holds a pointer")]
    [InlineData("partial class C { [AsyncThread] public async Coro {|CURIO505:M|}() { } }", "it is asynchronous already")]
    [InlineData("partial class C { [AsyncThread] public Coro<int> {|CURIO505:M|}() => Later.Value(1); }", "it is asynchronous already")]
    [InlineData("partial class C { [AsyncThread] public async Task {|CURIO505:M|}() { } }", "it is asynchronous already")]
    [InlineData("partial class C { int _x; [AsyncThread] public ref int {|CURIO505:M|}() => ref _x; }", "it returns by reference")]
    [InlineData("partial class C { [AsyncThread] public Span<int> {|CURIO505:M|}() => default; }", "it returns a ref struct")]
    [InlineData("class {|CURIO505:C|} { [AsyncThread] public void M() { } }", "declare 'C' as 'partial'")]
    [InlineData("file partial class {|CURIO505:C|} { [AsyncThread] public void M() { } }", "remove 'file'")]
    [InlineData("ref partial struct C { [AsyncThread] public void {|CURIO505:M|}() { } }", "'C' is a ref struct")]
    [InlineData("partial class C : IDisposable { [AsyncThread] void IDisposable.{|CURIO505:Dispose|}() { } }", "it implements an interface explicitly")]
    public async Task Methods_that_no_thread_can_run(string source, string message)
    {
        string[] messages = await AnalyzerRun.Check(source + s_quietHelpers);
        Assert.Contains(message, messages[0], StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of(MarkedSource.Parse(source).Text + s_quietHelpers).Files);
    }

    [Theory]
    [InlineData("lock (this) { {|CURIO506:AWAIT(Later.Value(1))|}; }", "take an AsyncLock")]
    [InlineData("Func<int> f = () => {|CURIO506:AWAIT(Later.Value(1))|}; f();", "it stands in a lambda")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> f = () => {|CURIO506:AWAIT(Later.Value(1))|}; GC.KeepAlive(f);", "it stands in a lambda")]
    [InlineData("Func<int> f = delegate { return {|CURIO506:AWAIT(Later.Value(1))|}; }; f();", "it stands in a lambda")]
    [InlineData("int[] a = [1]; GC.KeepAlive(from x in a where {|CURIO506:AWAIT(Later.Value(x))|} > 1 select x);", "clauses of a query")]
    [InlineData("try { } catch (Exception) when ({|CURIO506:AWAIT(Later.Value(true))|}) { }", "the filter of a 'catch'")]
    [InlineData("unsafe { {|CURIO506:AWAIT(Later.Value(1))|}; }", "unsafe code")]
    [InlineData("Box? b = new(); b?{|CURIO506:.Get()|};", "test for null first")]
    [InlineData("dynamic d = 1; {|CURIO506:AWAIT(d)|};", "its argument is 'dynamic'")]
    [InlineData("int Local() => AWAIT(Later.Value(1)); Func<int> f = {|CURIO506:Local|}; f();", "handed on as a delegate")]
    [InlineData("int Local(ref int {|CURIO506:n|}) => AWAIT(Later.Value(n)); int i = 1; Local(ref i);", "the parameter is passed by 'ref'")]
    [InlineData("int await = 1; GC.KeepAlive({|CURIO506:await|}); AWAIT(Later.Value(1));", "'await' is a keyword")]
    [InlineData("Span<int> {|CURIO506:s = stackalloc int[1]|}; AWAIT(Later.Value(1)); s[0] = 1;", "'s' is a ref struct")]
    [InlineData("int i = 1; ref int {|CURIO506:r = ref i|}; AWAIT(Later.Value(1)); r = 2;", "'r' is a ref struct")]
    [InlineData("foreach (int i in {|CURIO506:\"a\".AsSpan()|}) { AWAIT(Later.Value(i)); }", "copy it to an array")]
    [InlineData("using ({|CURIO506:new Guard()|}) { AWAIT(Later.Value(1)); }", "a ref struct cannot be held")]
    [InlineData("using ({|CURIO506:new System.Threading.Lock().EnterScope()|}) { AWAIT(Later.Value(1)); }", "take an AsyncLock")]
    [InlineData("{|CURIO506:new Box().Bad()|};", "'Bad', which it calls, has none")]
    public async Task Bodies_that_cannot_be_lowered(string body, string message)
    {
        string helpers = body.Contains("Bad", StringComparison.Ordinal) ? Helpers.Replace("return AWAIT(GetAsync())", "return {|CURIO506:AWAIT(GetAsync())|}", StringComparison.Ordinal) : s_quietHelpers;
        string source = $"partial class C {{ [AsyncThread] public void M() {{ {body} }} }}\n{helpers}";
        string[] messages = await AnalyzerRun.Check(source);
        Assert.Contains(message, messages[0], StringComparison.Ordinal);
        string emitted = string.Concat(GeneratorRun.Of(MarkedSource.Parse(source).Text).Files.Select(static file => file.SourceText));
        Assert.Contains("SpawnM", emitted, StringComparison.Ordinal);
        Assert.DoesNotContain("MAsync", emitted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abstract partial class C { [AsyncThread] public abstract int {|CURIO506:M|}(); }", "it has no body")]
    [InlineData("partial struct C { int _n; [AsyncThread] public int {|CURIO506:M|}() => _n++; }", "a copy of its struct")]
    [InlineData("partial class C { [AsyncThread, System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] public void {|CURIO506:M|}() { } }", "Synchronized")]
    [InlineData("partial class C { [AsyncThread] public unsafe void {|CURIO506:M|}() { } }", "unsafe code")]
    [InlineData("partial class C { [AsyncThread] public void {|CURIO507:M|}() { } public int SpawnM => 1; }", "gets no 'SpawnM': 'C' has a member of that name")]
    [InlineData("partial class C { [AsyncThread] public void {|CURIO507:M|}(int n) { } public void MAsync(int n) { } }", "gets no 'MAsync'")]
    public async Task Methods_of_which_only_one_form_is_made(string source, string message)
    {
        string[] messages = await AnalyzerRun.Check(source);
        Assert.Contains(message, Assert.Single(messages), StringComparison.Ordinal);
        Assert.Single(GeneratorRun.Of(MarkedSource.Parse(source).Text).Files);
    }

    [Fact]
    public async Task An_iterator_outside_of_foreach_has_no_task_form() => Assert.Contains(
        "only 'foreach' can use it",
        Assert.Single(await AnalyzerRun.Check("""
            static partial class C
            {
                [AsyncThread] static IEnumerable<int> Count() { yield return 1; }
                [AsyncThread] static int M() => {|CURIO506:Count()|}.Sum();
            }
            """)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("partial class Other { [AsyncThread] public static int Help(in int {|CURIO505:n|}) => n; }")]
    [InlineData("class {|CURIO505:Other|} { [AsyncThread] public static int Help(int n) => n; }")]
    [InlineData("partial class Other { [AsyncThread] public static int {|CURIO507:Help|}(int n) => n; public static int HelpAsync(int n) => n; }")]
    [InlineData("partial class Other { [AsyncThread] public static int Help(int n) => Deeper(n) + {|CURIO506:Deeper(n)|}; [AsyncThread] static int Deeper(int n) { lock (typeof(Other)) { return {|CURIO506:AWAIT(Later.Value(n))|}; } } }")]
    public async Task A_method_that_calls_one_without_a_task_form_has_none(string other)
    {
        other = other.Replace("Deeper(n) + ", string.Empty, StringComparison.Ordinal);
        string source = $"partial class C {{ [AsyncThread] public int M() => {{|CURIO506:Other.Help(1)|}}; }}\n{other}\n{s_quietHelpers}";
        string[] messages = await AnalyzerRun.Check(source);
        Assert.Contains(messages, static each => each.Contains("'Help', which it calls, has none", StringComparison.Ordinal));
        GeneratorRun run = GeneratorRun.Of(MarkedSource.Parse(source).Text).Compiles();
        Assert.DoesNotContain(run.Files, static file => file.SourceText.ToString().Contains("MAsync", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_emitted_is_no_obstacle_to_itself()
    {
        GeneratorRun run = GeneratorRun.Of("""
            partial class C { [AsyncThread] public int M() => 1; [AwaitShims] public async Coro<int> GetAsync() => 1; [ProcessWorker] public static int Square(int n) => n * n; }
            partial class D : IAsyncDisposable { [AwaitShims] public async ValueTask DisposeAsync() { } }
            """);
        Assert.Empty(await AnalyzerRun.Diagnostics(run.Output));
    }

    [Theory]
    [InlineData("AsyncThread.Spawn(() => { lock (this) { } return AWAIT(Later.Value(1)); })")]
    [InlineData("AsyncThread.Spawn(new Box().Get)")]
    [InlineData("Coro.RunInThread(() => Thread.Sleep(0))")]
    public async Task Functions_that_the_runtime_runs_elsewhere_may_block(string call)
    {
        string source = $"partial class C {{ [AsyncThread] public void M() {{ AWAIT({call}); }} }}\n{s_quietHelpers}";
        Assert.Empty(await AnalyzerRun.Check(source));
        Assert.Contains("await " + call, GeneratorRun.Of(source).Compiles().Files[0].SourceText.ToString(), StringComparison.Ordinal);
    }
}
