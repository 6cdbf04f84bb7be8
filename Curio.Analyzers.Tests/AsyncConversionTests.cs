using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests;

/// <summary>When a function that returns a coroutine is made asynchronous for a fix, and when it is left alone.</summary>
public sealed class AsyncConversionTests
{
    // What else is wrong with these functions is the matter of other rules.
    private static readonly string[] s_others = ["CURIO201", "CURIO203", "CURIO205", "CURIO206", "CURIO207"];

    private const string Zero = "Coro.Sleep(TimeSpan.Zero)";

    [Theory]
    [InlineData(
        "Coro<TimeSpan> F() { [|Thread.Sleep(0)|]; return Coro.Sleep(default); }",
        $"async Coro<TimeSpan> F() {{ await {Zero}; return await Coro.Sleep(default); }}")]
    [InlineData(
        "public static Coro<TimeSpan> F() { [|Thread.Sleep(0)|]; return /* a */ Coro.Sleep(default) /* b */; /* c */ }",
        $"public static async Coro<TimeSpan> F() {{ await {Zero}; return /* a */ await Coro.Sleep(default) /* b */; /* c */ }}")]
    [InlineData(
        "/* a */ Coro<TimeSpan> F(Coro<TimeSpan> c) { [|Thread.Sleep(0)|]; [|Thread.Sleep(0)|]; return c; }",
        $"/* a */ async Coro<TimeSpan> F(Coro<TimeSpan> c) {{ await {Zero}; await {Zero}; return await c; }}")]
    [InlineData(
        "Coro F() { [|Thread.Sleep(0)|]; /* a */ return G(); }",
        $"async Coro F() {{ await {Zero}; /* a */ await G(); }}")]
    [InlineData(
        "Coro F(bool b) { if (b) { [|Thread.Sleep(0)|]; } return b ? G() : G(); }",
        $"async Coro F(bool b) {{ if (b) {{ await {Zero}; }} await (b ? G() : G()); }}")]
    [InlineData(
        "Coro<TimeSpan> F(int n) { int m = n * 2; if (n > m) { return Coro.Sleep(default); } [|Thread.Sleep(0)|]; return n is 1 ? Coro.Sleep(default) : Coro.Sleep(default); }",
        $"async Coro<TimeSpan> F(int n) {{ int m = n * 2; if (n > m) {{ return await Coro.Sleep(default); }} await {Zero}; return await (n is 1 ? Coro.Sleep(default) : Coro.Sleep(default)); }}")]
    [InlineData(
        "void F() { Coro<TimeSpan> H() { [|Thread.Sleep(0)|]; return Coro.Sleep(default); } _ = H(); }",
        $"void F() {{ async Coro<TimeSpan> H() {{ await {Zero}; return await Coro.Sleep(default); }} _ = H(); }}")]
    [InlineData(
        "void F() { static Coro<TimeSpan> H() { [|Thread.Sleep(0)|]; return Coro.Sleep(default); } _ = H(); }",
        $"void F() {{ static async Coro<TimeSpan> H() {{ await {Zero}; return await Coro.Sleep(default); }} _ = H(); }}")]
    [InlineData(
        "private partial Coro F(); private partial Coro F() { [|Thread.Sleep(TimeSpan.FromDays(1))|]; return G(); }",
        "private partial Coro F(); private async partial Coro F() { await Coro.Sleep(TimeSpan.FromDays(1)); await G(); }")]
    [InlineData(
        "Coro<TimeSpan> F() { [|Thread.Sleep(0)|]; return new Func<Coro<TimeSpan>>(() => { return Coro.Sleep(default); })(); }",
        $"async Coro<TimeSpan> F() {{ await {Zero}; return await new Func<Coro<TimeSpan>>(() => {{ return Coro.Sleep(default); }})(); }}")]
    [InlineData(
        "Func<Coro> F(Coro c) => () => { [|Thread.Sleep(0)|]; return c; };",
        $"Func<Coro> F(Coro c) => async () => {{ await {Zero}; await c; }};")]
    [InlineData(
        "Func<Coro> F(Coro c) => delegate { [|Thread.Sleep(0)|]; return c; };",
        $"Func<Coro> F(Coro c) => async delegate {{ await {Zero}; await c; }};")]
    public Task A_function_that_only_waits_is_made_asynchronous(string member, string expected) =>
        new RuleTest(RuleIds.ThreadSleep).Without(s_others).File(In(member), In(expected)).RunAsync();

    [Theory]
    [InlineData("Coro F() { Field = 1; [|Thread.Sleep(0)|]; return G(); }")]
    [InlineData("Coro F(int n) { Thread.MemoryBarrier(); [|Thread.Sleep(n)|]; return G(); }")]
    [InlineData("Coro F() { [|Thread.Sleep(Field)|]; return G(); }")]
    [InlineData("Coro F(object? o) { ArgumentNullException.ThrowIfNull(o); [|Thread.Sleep(0)|]; return G(); }")]
    [InlineData("Coro F() { [|Thread.Sleep(0)|]; return default; }")]
    [InlineData("Coro F() { [|Thread.Sleep(0)|]; throw new InvalidOperationException(); }")]
    [InlineData("Coro F(bool b) { if (b) { [|Thread.Sleep(0)|]; return G(); } return G(); }")]
    [InlineData("Coro F(out int n) { n = 1; [|Thread.Sleep(0)|]; return G(); }")]
    [InlineData("Coro F(in int n) { [|Thread.Sleep(0)|]; return G(); }")]
    [InlineData("Coro F(Span<int> s) { [|Thread.Sleep(0)|]; return G(); }")]
    [InlineData("unsafe Coro F() { [|Thread.Sleep(0)|]; return G(); }")]
    [InlineData("Coro F() { using (new CancellationTokenSource()) { [|Thread.Sleep(0)|]; return G(); } }")]
    [InlineData("Coro F() { try { [|Thread.Sleep(0)|]; return G(); } finally { Field = 1; } }")]
    [InlineData("Coro P { get { [|Thread.Sleep(0)|]; return G(); } }")]
    [InlineData("public static Coro operator !(C c) { [|Thread.Sleep(0)|]; return c.G(); }")]
    [InlineData("struct S { Coro F(Coro c) { [|Thread.Sleep(0)|]; return c; } }")]
    [InlineData("Coro F(C a, C b) { if (a == b) { [|Thread.Sleep(0)|]; } return G(); } public static bool operator ==(C a, C b) => true; public static bool operator !=(C a, C b) => true;")]
    [InlineData("Coro F(C c) { [|Thread.Sleep(c)|]; return G(); } public static implicit operator int(C c) => 1;")]
    public Task A_function_that_does_more_is_left_alone(string member) =>
        new RuleTest(RuleIds.ThreadSleep).Without(s_others).File(In(member)).OffersNoFix().RunAsync();

    private static string In(string member) => $"partial class C {{ int Field; async Coro G() => await Coro.Sleep(default); {member} }}";
}
