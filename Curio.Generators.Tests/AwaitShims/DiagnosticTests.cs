using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary>What the analyzer says, and where.</summary>
public class DiagnosticTests
{
    [Theory]
    [InlineData(
        "[AwaitShims] class {|CURIO501:C|} { public async Coro GoAsync() { } }",
        "[AwaitShims] can add nothing to 'C': declare 'C' as 'partial'")]
    [InlineData(
        "class {|CURIO501:Outer|} { partial struct Middle { [AwaitShims] partial record C<T> { } } }",
        "[AwaitShims] can add nothing to 'Outer.Middle.C<T>': declare 'Outer' as 'partial'")]
    [InlineData(
        "class {|CURIO501:C|} { [AwaitShims] public async Coro GoAsync(int i) { } }",
        "[AwaitShims] can add nothing to 'C.GoAsync(int)': declare 'C' as 'partial'")]
    [InlineData(
        "[AwaitShims] file partial class {|CURIO501:C|} { }",
        "[AwaitShims] can add nothing to 'C': 'C' is local to its file, where generated code cannot go; remove 'file'")]
    public Task A_type_that_cannot_be_extended(string source, string message) => Check(source, message);

    [Theory]
    [InlineData("ref int {|CURIO502:i|}", "parameter 'i' is passed by 'ref'; take it by value")]
    [InlineData("in int {|CURIO502:i|}", "parameter 'i' is passed by 'in'; take it by value")]
    [InlineData("ref readonly int {|CURIO502:i|}", "parameter 'i' is passed by 'ref readonly'; take it by value")]
    [InlineData("Span<byte> {|CURIO502:bytes|}", "parameter 'bytes' is a ref struct; take a 'Memory<T>', an array or a string")]
    [InlineData("params ReadOnlySpan<int> {|CURIO502:all|}", "parameter 'all' is a ref struct; take a 'Memory<T>', an array or a string")]
    [InlineData("int*[] {|CURIO502:all|}", "parameter 'all' holds a pointer; take a 'Memory<T>' or an 'nint'")]
    [InlineData("delegate*<void> {|CURIO502:f|}", "parameter 'f' holds a pointer; take a 'Memory<T>' or an 'nint'")]
    public async Task A_parameter_that_no_twin_can_take(string parameter, string reason)
    {
        string[] messages = await AnalyzerRun.Check($"[AwaitShims] unsafe partial class C {{ public Coro GoAsync(int x, {parameter}) => default; }}");
        Assert.EndsWith("can have no blocking twin: " + reason, Assert.Single(messages), StringComparison.Ordinal);
        Assert.StartsWith("'C.GoAsync(int, ", messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_parameter_at_fault_is_named()
    {
        string[] messages = await AnalyzerRun.Check(
            "partial class C { [AwaitShims] Coro GoAsync<T>(out int {|CURIO502:a|}, T {|CURIO502:b|}) where T : allows ref struct { a = 0; return default; } }");
        Assert.Equal(2, messages.Length);
        Assert.Contains("'a' is passed by 'out'", messages[0], StringComparison.Ordinal);
        Assert.Contains("'b' may be a ref struct; remove 'allows ref struct'", messages[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "[AwaitShims] partial interface I { static abstract Coro {|CURIO502:GoAsync|}(); }",
        "'I.GoAsync()' can have no blocking twin: only a type parameter can call a static abstract or virtual method; write the twin by hand")]
    [InlineData(
        "interface I { Coro GoAsync(); } partial class C : I { [AwaitShims] async Coro I.{|CURIO502:GoAsync|}() { } }",
        "'C.I.GoAsync()' can have no blocking twin: it implements an interface explicitly; put the attribute on the interface")]
    [InlineData(
        "[AwaitShims] partial class C { public Coro {|CURIO502:GoAsync|}(__arglist) => default; }",
        "'C.GoAsync(__arglist)' can have no blocking twin: it takes '__arglist'; take 'params' instead")]
    [InlineData(
        "[AwaitShims] unsafe partial class C { public Coro<int*[]> {|CURIO502:GoAsync|}() => default; }",
        "'C.GoAsync()' can have no blocking twin: its result holds a pointer; return an 'nint'")]
    [InlineData(
        "partial class C { void M() { [AwaitShims] async Coro {|CURIO502:GoAsync|}() { } } }",
        "'GoAsync' can have no blocking twin: it is a local function; make it a method of a partial type")]
    public Task A_method_that_can_have_no_twin(string source, string message) => Check(source, message);

    [Theory]
    [InlineData(
        "partial class C { [AwaitShims] public async {|CURIO503:Task<int>|} GoAsync() => 1; }",
        "[AwaitShims] does nothing for 'C.GoAsync()': it returns 'Task<int>'; return 'Coro' or 'Coro<T>', or remove the attribute")]
    [InlineData(
        "partial class C { [AwaitShims] public {|CURIO503:ref Coro|} GoAsync() => throw null!; }",
        "[AwaitShims] does nothing for 'C.GoAsync()': it returns 'Coro'; return 'Coro' or 'Coro<T>', or remove the attribute")]
    [InlineData(
        "partial class C { [AwaitShims] public async Coro {|CURIO503:Go|}() { } }",
        "[AwaitShims] does nothing for 'C.Go()': its name has nothing before 'Async', or does not end in it; rename it or remove the attribute")]
    [InlineData(
        "partial class C { [AwaitShims] public async Coro {|CURIO503:Async|}() { } }",
        "[AwaitShims] does nothing for 'C.Async()': its name has nothing before 'Async', or does not end in it; rename it or remove the attribute")]
    [InlineData(
        "partial class C { Coro GoAsync { [AwaitShims] {|CURIO503:get|} => default; } }",
        "[AwaitShims] does nothing for 'C.GoAsync.get': its name has nothing before 'Async', or does not end in it; rename it or remove the attribute")]
    public Task Something_else_than_a_coroutine_method(string source, string message) => Check(source, message);

    [Theory]
    [InlineData(
        "[AwaitShims] partial class C { public async Coro {|CURIO504:CAsync|}() { } }",
        "'C.CAsync()' gets no blocking twin 'C': a member cannot have the name of its type; rename 'CAsync'")]
    [InlineData(
        "[AwaitShims] partial class C { public static async Coro {|CURIO504:MainAsync|}() { } }",
        "'C.MainAsync()' gets no blocking twin 'Main': it would be an entry point of the program; rename 'MainAsync'")]
    [InlineData(
        "[AwaitShims] partial class C<T> { public async Coro {|CURIO504:TAsync|}() { } }",
        "'C<T>.TAsync()' gets no blocking twin 'T': 'C' has a type parameter of that name; rename one of the two")]
    [InlineData(
        "[AwaitShims] partial record C(int Count) { public async Coro<int> {|CURIO504:CountAsync|}() => 1; }",
        "'C.CountAsync()' gets no blocking twin 'Count': 'C' has another member of that name; rename one of the two")]
    [InlineData(
        "class B { protected internal int Go() => 1; } [AwaitShims] partial class C : B { public async Coro {|CURIO504:GoAsync|}() { } }",
        "'C.GoAsync()' gets no blocking twin 'Go': it would hide 'B.Go'; rename 'GoAsync'")]
    [InlineData(
        "[AwaitShims] partial struct C { public async Coro<string> {|CURIO504:ToStringAsync|}() => \"\"; }",
        "'C.ToStringAsync()' gets no blocking twin 'ToString': it would hide 'ValueType.ToString'; rename 'ToStringAsync'")]
    [InlineData(
        "interface B { int Go { get; } } [AwaitShims] partial interface C : B { Coro {|CURIO504:GoAsync|}(); }",
        "'C.GoAsync()' gets no blocking twin 'Go': it would hide 'B.Go'; rename 'GoAsync'")]
    [InlineData(
        "partial class C { public void Go(int i) { } [AwaitShims] public async Coro {|CURIO504:GoAsync|}(int i) { } }",
        "'C.GoAsync(int)' gets no blocking twin 'Go': 'C' has a method 'Go' with these parameters; remove one of the two")]
    [InlineData(
        "[AwaitShims] partial class B { public virtual async Coro GoAsync() { } } partial class C : B { [AwaitShims] public override async Coro {|CURIO504:GoAsync|}() { } }",
        "'C.GoAsync()' gets no blocking twin 'Go': 'B' has the twin of the method that this one overrides; remove the attribute here")]
    [InlineData(
        "partial class C : IDisposable { void IDisposable.Dispose() { } [AwaitShims] public async Coro {|CURIO504:DisposeAsync|}() { } }",
        "'C.DisposeAsync()' gets no blocking twin 'Dispose': 'C' has its own way to implement 'IDisposable'; remove the attribute here")]
    public Task A_name_that_is_taken(string source, string message) => Check(source, message);

    [Theory]
    [InlineData("[AwaitShims] partial class C { public async Coro GoAsync() { } public void Go() { } }")]
    [InlineData("[AwaitShims] partial class C { public async Task GoAsync() { } public async Coro Go() { } internal Coro UpAsync(ref int i) => default; }")]
    [InlineData("class B { private int Go; public int Up(string s) => Go; } [AwaitShims] partial class C : B { public async Coro GoAsync() { } public async Coro UpAsync() { } }")]
    [InlineData("partial class C { [AwaitShims] private partial Coro GoAsync(); private partial Coro GoAsync() => default; }")]
    [InlineData("[AwaitShims] partial class C { public async Coro GoAsync(Missing m) { } [AwaitShims] public Missing UpAsync() => null!; }")]
    [InlineData("partial class C : IAsyncDisposable { [AwaitShims] public async ValueTask DisposeAsync() { } }")]
    public Task Nothing_where_nothing_is_wrong(string source) => AnalyzerRun.Check(source);

    [Fact]
    public Task A_partial_method_is_reported_once() => AnalyzerRun.Check(
        "partial class C { private partial Coro GoAsync(ref int {|CURIO502:i|}); [AwaitShims] private partial Coro GoAsync(ref int i) => default; }");

    [Fact]
    public Task A_method_annotated_with_its_type_is_reported_once() => AnalyzerRun.Check(
        "[AwaitShims] partial class C { [AwaitShims] public Coro GoAsync(ref int {|CURIO502:i|}) => default; }");

    [Fact]
    public Task Methods_of_an_extension_block_are_refused() => AnalyzerRun.Check("""
        [AwaitShims]
        static partial class C
        {
            extension(string text)
            {
                public async Coro {|CURIO502:GoAsync|}() { }
                [AwaitShims] public async Coro {|CURIO502:UpAsync|}() { }
            }
        }
        """);

    [Fact]
    public Task A_pragma_silences_one_line() => AnalyzerRun.Check("""
        [AwaitShims]
        partial class C
        {
        #pragma warning disable CURIO502
            public Coro GoAsync(ref int i) => default;
        #pragma warning restore CURIO502
            public Coro UpAsync(ref int {|CURIO502:i|}) => default;
        }
        """);

    private static async Task Check(string source, string message) => Assert.Equal([message], await AnalyzerRun.Check(source));
}
