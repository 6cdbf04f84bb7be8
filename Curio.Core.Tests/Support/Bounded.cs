namespace Curio.Tests.Support;

/// <summary>
/// Scenarios in which tasks wait for each other alone: a wait in vain ends when the virtual clock, with nothing else to do, comes to
/// this limit, so that the test fails. Not for those that wait for threads, whose work the clock does not see.
/// </summary>
internal static class Bounded
{
    public static readonly TimeSpan Limit = TimeSpan.FromDays(10_000);

    /// <inheritdoc cref="Scenario.Expect"/>
    public static void Expect(object?[] events, Func<Scenario, Coro> body) =>
        Scenario.Expect(events, s => Coro.TimeoutAfter(Limit, body(s)));

    /// <inheritdoc cref="Scenario.ExpectInOrder"/>
    public static void ExpectInOrder(object?[] events, Func<Scenario, Coro> body) =>
        Scenario.ExpectInOrder(events, s => Coro.TimeoutAfter(Limit, body(s)));
}
