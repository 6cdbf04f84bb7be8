using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C400;

/// <summary>What another process cannot be asked to do.</summary>
public sealed class CURIO401ProcessDelegateTests
{
    [Theory]
    [InlineData("await Coro.RunInProcess([|() => n + 1|]);")]
    [InlineData("await Coro.RunInProcess([|x => x + n|], 1);")]
    [InlineData("int local = n; await Coro.RunInProcess([|() => local|]);")]
    [InlineData("await Coro.RunInProcess([|() => Field|]);")]
    [InlineData("await Coro.RunInProcess([|() => this.Field|]);")]
    [InlineData("await Coro.RunInProcess([|() => Instance()|]);")]
    [InlineData("await Coro.RunInProcess([|Instance|]);")]
    [InlineData("await Coro.RunInProcess([|this.Instance|]);")]
    [InlineData("await Coro.RunInProcess([|new Func<int>(Instance)|]);")]
    [InlineData("await Coro.RunInProcess([|\"a\".Length1|]);")]
    [InlineData("await Coro.RunInProcess([|Local|]); int Local() => n;")]
    [InlineData("await Coro.RunInProcess([|() => { int x = 1; Func<int> f = () => x + n; return f(); }|]);")]
    [InlineData("await Coro.RunInProcess([|static x => x.Length|], new object[1]);")]
    [InlineData("await Coro.RunInProcess([|static (object x) => 1|], \"a\");")]
    [InlineData("await Coro.RunInProcess([|static f => f()|], () => 1);")]
    [InlineData("await Coro.RunInProcess([|static p => 1|], IntPtr.Zero);")]
    [InlineData("await Coro.RunInProcess([|static (System.IO.Stream s) => 1|], System.IO.Stream.Null);")]
    [InlineData("await Coro.RunInProcess([|static c => 1|], CancellationToken.None);")]
    [InlineData("await Coro.RunInProcess([|static q => q.Count|], new AsyncQueue<int>());")]
    [InlineData("await Coro.RunInProcess([|static l => l.Count|], new List<System.IO.Stream>());")]
    [InlineData("await Coro.RunInProcess([|static l => 1|], (1, System.IO.Stream.Null));")]
    [InlineData("await Coro.RunInProcess([|static () => Task.FromResult(1)|]);")]
    [InlineData("await Coro.RunInProcess([|static () => new Thread(() => { })|]);")]
    [InlineData("Func<int> f = () => n; await Coro.RunInProcess([|f|]);")]
    [InlineData("Func<int> f = Instance; await Coro.RunInProcess([|f|]);")]
    [InlineData("var f = (int x) => x + Field; await Coro.RunInProcess([|f|], 1);")]
    public Task What_does_not_travel_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await Coro.RunInProcess(() => 1);")]
    [InlineData("await Coro.RunInProcess(static () => 1);")]
    [InlineData("await Coro.RunInProcess(x => x + 1, n);")]
    [InlineData("await Coro.RunInProcess((x, y) => x + y, n, Field);")]
    [InlineData("await Coro.RunInProcess(Static);")]
    [InlineData("await Coro.RunInProcess(C.Static);")]
    [InlineData("await Coro.RunInProcess(Local); static int Local() => 1;")]
    [InlineData("await Coro.RunInProcess(Local); int Local() => 1;")]
    [InlineData("const int One = 1; await Coro.RunInProcess(() => One + Two + StaticField);")]
    [InlineData("await Coro.RunInProcess(() => { int x = 1; Func<int> f = () => x; return f(); });")]
    [InlineData("await Coro.RunInProcess(() => new Holder { Value = 1 }.Value);")]
    [InlineData("await Coro.RunInProcess(d);")]
    [InlineData("await Coro.RunInProcess(static (Holder h) => h.Value, new Holder());")]
    [InlineData("await Coro.RunInProcess(static (List<int> l) => l.Count, new List<int>());")]
    [InlineData("await Coro.RunInProcess(static (IReadOnlyList<string> l) => l.Count, new List<string>());")]
    [InlineData("await Coro.RunInProcess(static (Dictionary<string, int> l) => (l.Count, 1), new Dictionary<string, int>());")]
    [InlineData("await Coro.RunInProcess(static (int? x) => x, 1);")]
    [InlineData("await Coro.RunInProcess(static (TimeSpan x) => x, TimeSpan.Zero);")]
    [InlineData("await Coro.RunInThread(() => Field);")]
    [InlineData("await Mine.RunInProcess(() => n);")]
    [InlineData("Func<int> f = () => 1; await Coro.RunInProcess(f); Func<int> g = Static; await Coro.RunInProcess(g);")]
    [InlineData("Func<int> f = () => n; f = () => 1; await Coro.RunInProcess(f);")]
    public Task What_travels_is_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("() => n", "'Coro.RunInProcess' cannot run this: it captures 'n', and another process has nothing of that; make it static and hand over what it needs as arguments")]
    [InlineData("() => Field", "'Coro.RunInProcess' cannot run this: it captures 'this', and another process has nothing of that; make it static and hand over what it needs as arguments")]
    [InlineData("Instance", "'Coro.RunInProcess' cannot run this: 'Instance' belongs to an object, and another process has nothing of that; make it static and hand over what it needs as arguments")]
    [InlineData("static () => System.IO.Stream.Null", "'Coro.RunInProcess' cannot run this: its result of type 'Stream' is bound to this process; use a type that JSON carries")]
    public async Task The_message_says_why(string function, string message)
    {
        RuleTest test = new RuleTest(RuleIds.ProcessDelegate).File(Method($"await Coro.RunInProcess({function});"));
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    internal static string Method(string statements) => $$"""
        class C
        {
            int Field = 1;
            static int StaticField = 1;
            const int Two = 2;
            async Coro F(int n, Func<int> d)
            {
                {{statements}}
            }
            int Instance() => Field;
            public static int Static() => 1;
        }
        class Holder { public int Value; }
        static class Extensions { public static int Length1(this string s) => s.Length; }
        static class Mine { public static async Coro<T> RunInProcess<T>(Func<T> function) { await Coro.Sleep(default); return function(); } }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.ProcessDelegate).File(Method(statements)).RunAsync();
}
