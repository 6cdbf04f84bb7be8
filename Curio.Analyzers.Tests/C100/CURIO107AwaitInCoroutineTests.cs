using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

public sealed class CURIO107AwaitInCoroutineTests
{
    [Theory]
    [InlineData("[|AsyncThread.AWAIT(Coro.Sleep(t))|];")]
    [InlineData("_ = [|AsyncThread.AWAIT(own.LoadAsync())|];")]
    [InlineData("_ = [|AWAIT(own.LoadAsync())|];")]
    [InlineData("_ = [|Curio.AsyncThread.AWAIT(1)|];")]
    [InlineData("[|own.Load()|];")]
    [InlineData("own?[|.Load()|];")]
    [InlineData("[|new AsyncEvent().Wait()|];")]
    [InlineData("_ = [|new AsyncQueue<int>().Get()|];")]
    [InlineData("_ = $\"{[|own.Load()|]}\";")]
    [InlineData("_ = n switch { 1 => [|own.Load()|], _ => 0 };")]
    [InlineData("new List<int>().ForEach(x => [|own.Load()|]);")]
    [InlineData("[|new Derived().Load()|];")]
    [InlineData("using ([|own|]) { }")]
    [InlineData("using [|Own o = new()|];")]
    [InlineData("foreach (int i in [|own|]) { }")]
    [InlineData("using [|var f = await Opened()|]; static async Coro<AsyncFile> Opened() => await AsyncFile.OpenAsync(\"a\");")]
    [InlineData("string s = [|(await {|CURIO305:AsyncFile.OpenTextAsync(\"a\")|}).ReadAll()|];")]
    public Task A_blocking_form_is_reported(string statements) => Run(statements);

    [Theory]
    [InlineData("_ = await own.LoadAsync();")]
    [InlineData("await using (own) { }")]
    [InlineData("own.Save(); own.Other(); own.Generated();")]
    [InlineData("_ = own.SpawnLoad();")]
    [InlineData("_ = nameof(own.Load);")]
    [InlineData("Func<int> f = own.Load;")]
    [InlineData("Func<int> f = () => own.Load();")]
    [InlineData("await Coro.RunInThread(() => own.Load());")]
    [InlineData("await AsyncThread.Spawn(() => own.Load());")]
    [InlineData("await AsyncThread.Spawn(() => { using (own) AWAIT(Coro.Sleep(t)); });")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> e = () => own.Load();")]
    [InlineData("if (false) { own.Load(); }")]
    [InlineData("using var f = await {|CURIO305:AsyncFile.OpenAsync(\"a\")|};")]
    [InlineData("using AsyncFile? f = n > 1 ? await {|CURIO305:AsyncFile.OpenAsync(\"a\")|} : null;")]
    [InlineData("using var f = await Coro.TimeoutAfter(t, {|CURIO305:AsyncFile.OpenAsync(\"a\")|});")]
    [InlineData("AsyncFile? f = null; using (f = await {|CURIO305:AsyncFile.OpenAsync(\"a\")|}) { }")]
    [InlineData("dynamic d = own; d.Load();")]
    [InlineData("Mine.AsyncThread.AWAIT(1);")]
    [InlineData("using System.IO.MemoryStream m = new(); foreach (int i in new List<int>()) { }")]
    [InlineData("\n#if NEVER\nown.Load();\n#endif\n")]
    public Task Other_code_is_silent(string statements) => Run(statements);

    [Theory]
    [InlineData("void F(Own own) { own.Load(); AWAIT(Coro.Sleep(default)); }")]
    [InlineData("[AsyncThread] int F(Own own) => own.Load();")]
    [InlineData("int P => new Own().Load();")]
    [InlineData("async Task F(Own own) { own.Load(); await Task.Yield(); }")]
    [InlineData("async Task F(Own own) { [|own.Load()|]; await Coro.Sleep(default); }")]
    [InlineData("Coro<TimeSpan> F(Own own) { [|own.Load()|]; return Coro.Sleep(default); }")]
    [InlineData("Func<Own, Coro> f = async own => [|own.Load()|];")]
    [InlineData("async IAsyncEnumerable<int> F(Own own) { yield return [|own.Load()|]; await Coro.Sleep(default); }")]
    public Task It_depends_on_the_function_around(string member) => Test($"class C {{ {member} }}").RunAsync();

    [Theory]
    [InlineData("AWAIT(Coro.Sleep(t));", "'AWAIT' is for async threads and fails on the kernel's thread; use 'await'")]
    [InlineData("own.Load();", "'Own.Load' is for async threads and fails on the kernel's thread; use 'await LoadAsync()'")]
    [InlineData("own.Load(1);", "'Own.Load' is for async threads and fails on the kernel's thread; use 'await LoadAsync(…)'")]
    [InlineData("using (own) { }", "'using' is for async threads and fails on the kernel's thread; use 'await using'")]
    [InlineData("foreach (int i in own) { }", "'foreach' is for async threads and fails on the kernel's thread; use 'await foreach'")]
    public async Task The_message_names_the_remedy(string statement, string message) =>
        Assert.Equal(message, Assert.Single(await Test(InCoroutine(statement)).DiagnosticsAsync()).GetMessage());

    private static string InCoroutine(string statements) =>
        $"class C {{ async Coro F(Own own, int n, TimeSpan t) {{ {statements} await Coro.Sleep(t); }} }}";

    private static Task Run(string statements) => Test(InCoroutine(statements)).RunAsync();

    private static RuleTest Test(string code) => new RuleTest(RuleIds.AwaitInCoroutine).Without("CURIO201", "CURIO303")
        .File("using static Curio.AsyncThread;\n" + code)
        .File(
            """
            using System.CodeDom.Compiler;

            class Own : IDisposable, IAsyncDisposable
            {
                public async Coro<int> LoadAsync(int n = 0) => n;
                public async Coro OtherAsync() { }
                public async Task SaveAsync() => await Task.Yield();
                public ValueTask DisposeAsync() => default;
                [GeneratedCode("Curio.Generators", "1.0")] public int Load() => 1;
                [GeneratedCode("Curio.Generators", "1.0")] public int Load(int n) => n;
                [GeneratedCode("Curio.Generators", "1.0")] public Coro<int> SpawnLoad() => LoadAsync();
                [GeneratedCode("Curio.Generators", "1.0")] public void Dispose() { }
                [GeneratedCode("Curio.Generators", "1.0")] public IEnumerator<int> GetEnumerator() => null!;
                [GeneratedCode("Curio.Generators", "1.0")] public void Save() { }
                [GeneratedCode("Curio.Generators", "1.0")] public void Generated() { }
                [GeneratedCode("Other", "1.0")] public void Other() { }
            }

            class Derived : Own { }

            namespace Mine { static class AsyncThread { public static int AWAIT(int n) => n; } }
            """,
            path: "Own.cs");
}
