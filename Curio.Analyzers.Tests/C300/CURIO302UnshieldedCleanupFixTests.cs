using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>How clean-up gets its shield.</summary>
public sealed class CURIO302UnshieldedCleanupFixTests
{
    [Theory]
    [InlineData("[|await Op()|];", "await Coro.DisableCancellation(Op());")]
    [InlineData("[|await /* a */ Op()|] /* b */;", "await /* a */ Coro.DisableCancellation(Op()) /* b */;")]
    [InlineData("n = [|await Queue.GetAsync()|];", "n = await Coro.DisableCancellation(Queue.GetAsync());")]
    [InlineData("[|await (n > 1 ? Op() : Pure())|];", "await Coro.DisableCancellation((n > 1 ? Op() : Pure()));")]
    [InlineData("[|await Op()|]; [|await Coro.Sleep(t)|];", "await Coro.DisableCancellation(Op()); await Coro.DisableCancellation(Coro.Sleep(t));")]
    public Task The_operation_is_wrapped(string statement, string expected) => new RuleTest(RuleIds.UnshieldedCleanup).Without("CURIO204")
        .File(InFinally(statement), InFinally(expected)).RunAsync();

    [Fact]
    public Task What_is_no_coroutine_is_left_alone() => new RuleTest(RuleIds.UnshieldedCleanup).Without("CURIO204")
        .File(InFinally("[|await Task.Delay(1)|];")).OffersNoFix().RunAsync();

    private static string InFinally(string statements) =>
        CURIO302UnshieldedCleanupTests.Method($"try {{ n++; }} finally {{ {statements} }}");
}
