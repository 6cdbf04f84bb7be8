using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>How a call is fixed, and where it is left alone; names and imports have tests of their own.</summary>
public sealed class CURIO101ThreadSleepFixTests
{
    [Theory]
    [InlineData("Thread.Sleep(500)", "TimeSpan.FromMilliseconds(500)")]
    [InlineData("Thread.Sleep(n)", "TimeSpan.FromMilliseconds(n)")]
    [InlineData("Thread.Sleep(n + 5 * 1000)", "TimeSpan.FromMilliseconds(n + 5 * 1000)")]
    [InlineData("Thread.Sleep(n > 1 ? 2 : 3)", "TimeSpan.FromMilliseconds(n > 1 ? 2 : 3)")]
    [InlineData("Thread.Sleep((int)t.TotalMilliseconds)", "TimeSpan.FromMilliseconds((int)t.TotalMilliseconds)")]
    [InlineData("Thread.Sleep(0)", "TimeSpan.Zero")]
    [InlineData("Thread.Sleep(default(int))", "TimeSpan.FromMilliseconds(default(int))")]
    [InlineData("Thread.Sleep(None)", "TimeSpan.FromMilliseconds(None)")]
    [InlineData("Thread.Sleep(-1)", "Timeout.InfiniteTimeSpan")]
    [InlineData("Thread.Sleep(Timeout.Infinite)", "Timeout.InfiniteTimeSpan")]
    [InlineData("Thread.Sleep(Ever)", "TimeSpan.FromMilliseconds(Ever)")]
    [InlineData("Thread.Sleep(t)", "t")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(n))", "TimeSpan.FromSeconds(n)")]
    [InlineData("Thread.Sleep(new TimeSpan(0, 0, 1))", "new TimeSpan(0, 0, 1)")]
    [InlineData("Thread.Sleep(millisecondsTimeout: n)", "TimeSpan.FromMilliseconds(n)")]
    [InlineData("Thread.Sleep(millisecondsTimeout: 0)", "TimeSpan.Zero")]
    [InlineData("Thread.Sleep(timeout: t)", "t")]
    [InlineData("Thread.Sleep('a')", "TimeSpan.FromMilliseconds('a')")]
    [InlineData("Thread.Sleep(new Converted())", "TimeSpan.FromMilliseconds((int)(new Converted()))")]
    [InlineData("System.Threading.Thread.Sleep(1)", "TimeSpan.FromMilliseconds(1)")]
    public Task The_argument_becomes_a_time_span(string call, string argument) =>
        Becomes($"[|{call}|];", $"await Coro.Sleep({argument});");

    [Theory]
    [InlineData("/* a */ [|Thread.Sleep(1)|]; // b", "/* a */ await Coro.Sleep(TimeSpan.FromMilliseconds(1)); // b")]
    [InlineData("[|Thread.Sleep(/* a */ 1 /* b */)|];", "await Coro.Sleep(TimeSpan.FromMilliseconds(/* a */ 1 /* b */));")]
    [InlineData("[|Thread.Sleep(/* a */ 0 /* b */)|];", "await Coro.Sleep(/* a */ TimeSpan.Zero /* b */);")]
    [InlineData("[|Thread./* a */Sleep /* b */ (1)|];", "/* a */ await Coro.Sleep /* b */ (TimeSpan.FromMilliseconds(1));")]
    [InlineData("[|Thread // a\n  .Sleep(1)|];", "// a\nawait Coro.Sleep(TimeSpan.FromMilliseconds(1));")]
    [InlineData("[|Thread.Sleep(timeout /* a */ : /* b */ t)|];", "await Coro.Sleep(/* a */ /* b */t);")]
    [InlineData("[|Thread.Sleep(\n    1 // a\n    )|];", "await Coro.Sleep(TimeSpan.FromMilliseconds(\n    1 // a\n    ));")]
    public Task Comments_and_layout_stay(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("if (n > 0) [|Thread.Sleep(1)|]; else [|Thread.Sleep(2)|];", "if (n > 0) await Coro.Sleep(TimeSpan.FromMilliseconds(1)); else await Coro.Sleep(TimeSpan.FromMilliseconds(2));")]
    [InlineData("for (; n < 3; [|Thread.Sleep(1)|]) n++;", "for (; n < 3; await Coro.Sleep(TimeSpan.FromMilliseconds(1))) n++;")]
    [InlineData("try { } catch { [|Thread.Sleep(0)|]; } finally { [|Thread.Sleep(0)|]; }", "try { } catch { await Coro.Sleep(TimeSpan.Zero); } finally { await Coro.Sleep(TimeSpan.Zero); }")]
    [InlineData("lock (this) { n++; } [|Thread.Sleep(0)|];", "lock (this) { n++; } await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("Span<int> s = stackalloc int[1]; s[0] = n; [|Thread.Sleep(0)|];", "Span<int> s = stackalloc int[1]; s[0] = n; await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("[|Thread.Sleep(0)|]; Span<int> s = stackalloc int[1]; s[0] = n;", "await Coro.Sleep(TimeSpan.Zero); Span<int> s = stackalloc int[1]; s[0] = n;")]
    [InlineData("while (n-- > 0) { [|Thread.Sleep(0)|]; Span<int> s = new int[1]; s[0] = n; }", "while (n-- > 0) { await Coro.Sleep(TimeSpan.Zero); Span<int> s = new int[1]; s[0] = n; }")]
    [InlineData("Monitor.Enter(this); Monitor.Exit(this); [|Thread.Sleep(0)|];", "Monitor.Enter(this); Monitor.Exit(this); await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("using var scope = new Lock().EnterScope(); Func<Coro> f = async () => { [|Thread.Sleep(0)|]; };", "using var scope = new Lock().EnterScope(); Func<Coro> f = async () => { await Coro.Sleep(TimeSpan.Zero); };")]
    [InlineData("using (new Lock().EnterScope()) { } [|Thread.Sleep(0)|];", "using (new Lock().EnterScope()) { } await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("new AutoResetEvent(true).WaitOne(); [|Thread.Sleep(0)|];", "new AutoResetEvent(true).WaitOne(); await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("[|Thread.Sleep(await N(async () => [|Thread.Sleep(0)|]))|];", "await Coro.Sleep(TimeSpan.FromMilliseconds(await N(async () => { await Coro.Sleep(TimeSpan.Zero); })));")]
    public Task It_is_fixed_wherever_an_await_may_stand(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("async Coro F() => [|Thread.Sleep(0)|];", "async Coro F() => await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("async Task F() { [|Thread.Sleep(0)|]; await Coro.Sleep(default); }", "async Task F() { await Coro.Sleep(TimeSpan.Zero); await Coro.Sleep(default); }")]
    [InlineData("async IAsyncEnumerable<int> F() { [|Thread.Sleep(0)|]; yield return 1; await Coro.Sleep(default); }", "async IAsyncEnumerable<int> F() { await Coro.Sleep(TimeSpan.Zero); yield return 1; await Coro.Sleep(default); }")]
    [InlineData("Func<Coro> f = async () => [|Thread.Sleep(0)|];", "Func<Coro> f = async () => { await Coro.Sleep(TimeSpan.Zero); };")]
    [InlineData("Func<int, Coro> f = async n => /* a */ [|Thread.Sleep(n)|] /* b */;", "Func<int, Coro> f = async n => /* a */ { await Coro.Sleep(TimeSpan.FromMilliseconds(n)); } /* b */;")]
    [InlineData("Func<Coro> f = async () => { [|Thread.Sleep(0)|]; };", "Func<Coro> f = async () => { await Coro.Sleep(TimeSpan.Zero); };")]
    [InlineData("Func<Coro> f = async delegate { [|Thread.Sleep(0)|]; };", "Func<Coro> f = async delegate { await Coro.Sleep(TimeSpan.Zero); };")]
    [InlineData("Coro c = Coro.TimeoutAfter(default, async () => [|Thread.Sleep(0)|]);", "Coro c = Coro.TimeoutAfter(default, async () => { await Coro.Sleep(TimeSpan.Zero); });")]
    public Task Every_kind_of_asynchronous_function_is_fixed(string member, string expected) =>
        Fixes($"class C {{ {member} }}", $"class C {{ {expected} }}");

    [Theory]
    [InlineData("lock (this) { [|Thread.Sleep(1)|]; }")]
    [InlineData("unsafe { [|Thread.Sleep(1)|]; }")]
    [InlineData("foreach (int i in stackalloc int[2]) { [|Thread.Sleep(i)|]; }")]
    [InlineData("foreach (ref int i in new int[2].AsSpan()) { [|Thread.Sleep(1)|]; }")]
    [InlineData("foreach (int i in new Spans()) { [|Thread.Sleep(i)|]; }")]
    [InlineData("Span<int> s = stackalloc int[1]; [|Thread.Sleep(1)|]; s[0] = n;")]
    [InlineData("Span<int> s = stackalloc int[1]; while (n > 0) { s[0] = n; [|Thread.Sleep(1)|]; }")]
    [InlineData("int[] a = [1]; ref int r = ref a[0]; [|Thread.Sleep(1)|]; r = n;")]
    [InlineData("using (new Lock().EnterScope()) { [|Thread.Sleep(1)|]; }")]
    [InlineData("using var scope = new Lock().EnterScope(); [|Thread.Sleep(1)|];")]
    [InlineData("using (new Held()) { [|Thread.Sleep(1)|]; }")]
    [InlineData("using var held = new Held(); [|Thread.Sleep(1)|];")]
    [InlineData("Monitor.Enter(this); try { [|Thread.Sleep(1)|]; } finally { Monitor.Exit(this); }")]
    [InlineData("if (Monitor.TryEnter(this)) { [|Thread.Sleep(1)|]; }")]
    [InlineData("new Mutex().WaitOne(); [|Thread.Sleep(1)|];")]
    [InlineData("new ReaderWriterLockSlim().EnterReadLock(); [|Thread.Sleep(1)|];")]
    [InlineData("[|Thread.Sleep(-2)|];")]
    [InlineData("[|Thread.Sleep(\n#if ON\n2\n#else\n1\n#endif\n)|];")]
    [InlineData("new List<int>().ForEach(i => [|Thread.Sleep(i)|]);")]
    public Task It_is_left_alone_where_an_await_would_be_wrong(string statement) => IsLeftAlone(Method(statement));

    [Theory]
    [InlineData("unsafe class C { async Coro F() { [|Thread.Sleep(1)|]; } }")]
    [InlineData("class A : Curio.Activation { public override async void Running() { [|Thread.Sleep(1)|]; await Task.Yield(); } } namespace Curio { abstract class Activation { public abstract void Running(); } }")]
    [InlineData("class A : Curio.Activation { public override void Running() { [|Thread.Sleep(1)|]; } } namespace Curio { abstract class Activation { public abstract void Running(); } }")]
    public Task It_is_left_alone_where_no_await_can_stand(string code) => IsLeftAlone(code);

    [Fact]
    public Task One_call_that_cannot_be_fixed_does_not_spoil_the_rest() => Fixes(
        Method("[|Thread.Sleep(0)|]; lock (this) { [|Thread.Sleep(1)|]; } unsafe { [|Thread.Sleep(2)|]; } [|Thread.Sleep(0)|];"),
        Method("await Coro.Sleep(TimeSpan.Zero); lock (this) { Thread.Sleep(1); } unsafe { Thread.Sleep(2); } await Coro.Sleep(TimeSpan.Zero);"));

    [Fact]
    public Task All_files_of_a_solution_are_fixed() => new RuleTest(RuleIds.ThreadSleep)
        .File(Method("[|Thread.Sleep(0)|]; [|Thread.Sleep(t)|];"), Method("await Coro.Sleep(TimeSpan.Zero); await Coro.Sleep(t);"), "One/A.cs")
        .File(Method("[|Thread.Sleep(n)|];").Replace("class C", "class D", StringComparison.Ordinal), Method("await Coro.Sleep(TimeSpan.FromMilliseconds(n));").Replace("class C", "class D", StringComparison.Ordinal), "One/B.cs")
        .File(Method("[|Thread.Sleep(t)|];"), Method("await Coro.Sleep(t);"), "Two/C.cs")
        .File("class E { void F() { Thread.Sleep(1); } }", path: "Two/E.cs")
        .RunAsync();

    [Fact]
    public Task Line_ends_and_indentation_stay() => Fixes(
        "class C\r\n{\r\n\tasync Coro F()\r\n\t{\r\n\t\t[|Thread.Sleep(0)|];\r\n\t}\r\n}\r\n",
        "class C\r\n{\r\n\tasync Coro F()\r\n\t{\r\n\t\tawait Coro.Sleep(TimeSpan.Zero);\r\n\t}\r\n}\r\n");

    [Fact]
    public Task Code_that_does_not_compile_yet_is_fixed_too() => new RuleTest(RuleIds.ThreadSleep)
        .File(Method("Missing(); [|Thread.Sleep(t)|];"), Method("Missing(); await Coro.Sleep(t);")).WithErrors("CS0103").RunAsync();

    private static Task Becomes(string statement, string fixedStatement) => Fixes(Method(statement), Method(fixedStatement));

    private static Task Fixes(string markup, string fixedCode) =>
        new RuleTest(RuleIds.ThreadSleep).File(markup, fixedCode).Without("CURIO105", "CURIO302", "CURIO308").RunAsync();

    private static Task IsLeftAlone(string markup) => new RuleTest(RuleIds.ThreadSleep).File(markup).Without("CURIO105", "CURIO302", "CURIO308").OffersNoFix().RunAsync();

    private static string Method(string statements) => $$"""
        class C
        {
            const int None = 0, Ever = -1;
            async Coro<int> N(Func<Coro> f) { await f(); return 1; }
            async Coro F(int n, TimeSpan t)
            {
                {{statements}}
            }
            struct Converted { public static implicit operator int(Converted c) => 1; public static implicit operator double(Converted c) => 2; }
            ref struct Held { public void Dispose() { } }
            struct Spans { public Each GetEnumerator() => default; public ref struct Each { public int Current => 1; public bool MoveNext() => false; } }
        }
        """;
}
