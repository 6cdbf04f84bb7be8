using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

public sealed class CURIO108EndlessLoopFixTests
{
    private const string Pause = "await Coro.Sleep(TimeSpan.Zero);";

    [Theory]
    [InlineData("[|while|] (true) { Work(); }", $"while (true) {{ Work(); {Pause} }}")]
    [InlineData("[|while|] (true) Work(); // a", $"while (true) {{ Work(); {Pause} }} // a")]
    [InlineData("[|while|] (true) ;", $"while (true) {{ {Pause} }}")]
    [InlineData("[|while|] (true) { /* a */ }", $"while (true) {{ /* a */ {Pause} }}")]
    [InlineData("\n        [|while|] (true)\n        {\n            // a\n        }", $"\n        while (true)\n        {{\n            // a\n            {Pause}\n        }}")]
    [InlineData("\n        [|while|] (true)\n        { // a\n        }", $"\n        while (true)\n        {{ // a\n            {Pause}\n        }}")]
    [InlineData("[|while|] (true) if (DateTime.Now.Ticks > 1) continue; else Work();", $"while (true) {{ {Pause} if (DateTime.Now.Ticks > 1) continue; else Work(); }}")]
    [InlineData("[|for|] (;;) { }", $"for (;;) {{ {Pause} }}")]
    [InlineData("do { Work(); } [|while|] (true);", $"do {{ Work(); {Pause} }} while (true);")]
    [InlineData("\n        [|while|] (true)\n        {\n            // a\n            Work(); // b\n        }", $"\n        while (true)\n        {{\n            // a\n            Work(); // b\n            {Pause}\n        }}")]
    [InlineData("[|while|] (true) { if (Flag) { continue; } await M(); }", $"while (true) {{ {Pause} if (Flag) {{ continue; }} await M(); }}")]
    [InlineData("[|while|] (true) { [|while|] (!Token.IsCancellationRequested) { Work(); } }", $"while (true) {{ while (!Token.IsCancellationRequested) {{ Work(); {Pause} }} {Pause} }}")]
    public Task The_loop_gives_way(string statement, string expected) =>
        new RuleTest(RuleIds.EndlessLoop).File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("async Coro F() { lock (this) { [|while|] (true) { Work(); } } }")]
    [InlineData("Coro F() { [|while|] (!_stop) { Work(); } return M(); }")]
    [InlineData("async Coro F() { unsafe { [|while|] (true) { Work(); } } }")]
    public Task It_is_left_alone_where_no_await_can_stand(string member) =>
        new RuleTest(RuleIds.EndlessLoop).File(CURIO108EndlessLoopTests.Class(member)).OffersNoFix().RunAsync();

    private static string Method(string statement) => CURIO108EndlessLoopTests.Class($"async Coro F() {{ {statement}\n }}");
}
