namespace Curio.Tests.Allocation;

/// <summary>Two tasks that wake each other: one asks by an event and waits for the other one's, over and over.</summary>
internal static class EventExchange
{
    /// <summary>What each exchange may allocate is nothing but its asynchronous calls.</summary>
    public static void ExpectNothing(int asyncCalls, EventForms happened, EventForms answered)
    {
        CurioTask? other = null;
        async Coro Answer()
        {
            while (true)
            {
                await happened.WaitAsync();
                happened.Clear();
                await answered.SetAsync();
            }
        }

        AllocationMeter.Expect(
            0,
            asyncCalls,
            async () =>
            {
                other ??= await Coro.Spawn(Answer(), daemon: true);
                await happened.SetAsync();
                await answered.WaitAsync();
                answered.Clear();
            });
    }
}
