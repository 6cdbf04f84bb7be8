namespace Curio.Tests.Support;

/// <summary>Scenarios whose waits in vain are found out after an hour, which passes in no time.</summary>
internal static class Bounded
{
    /// <summary>As <see cref="Scenario.Expect"/>.</summary>
    public static void Expect(object?[] events, Func<Scenario, Coro> body) => Scenario.Expect(events, Limited(body));

    /// <summary>As <see cref="Scenario.ExpectInOrder"/>.</summary>
    public static void ExpectInOrder(object?[] events, Func<Scenario, Coro> body) => Scenario.ExpectInOrder(events, Limited(body));

    private static Func<Scenario, Coro> Limited(Func<Scenario, Coro> body) =>
        s => Coro.TimeoutAfter(TimeSpan.FromHours(1), () => body(s));
}
