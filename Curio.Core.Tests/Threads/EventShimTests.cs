using Curio.Tests.Support;

namespace Curio.Tests.Threads;

/// <summary>The blocking twins that the generator writes for Curio's own types.</summary>
public class EventShimTests
{
    [Fact]
    public void S01_An_async_thread_waits_for_an_event_that_a_task_sets() => Scenario.Expect(
        ["set", "waited"],
        async scenario =>
        {
            var started = new AsyncEvent();
            AsyncThread thread = await AsyncThread.Spawn(() =>
            {
                started.Wait();
                scenario.Note("waited");
            });
            while (!started.ToString().Contains("waiting=1"))
            {
                await Coro.Sleep(TimeSpan.Zero);
            }

            scenario.Note("set");
            await started.SetAsync();
            await thread.JoinAsync();
        });

    [Fact]
    public void S01_A_task_waits_for_an_event_that_an_async_thread_sets() => Scenario.Expect(
        ["waited"],
        async scenario =>
        {
            var started = new AsyncEvent();
            AsyncThread thread = await AsyncThread.Spawn(started.Set);
            await started.WaitAsync();
            scenario.Note("waited");
            await thread.JoinAsync();
        });

    [Fact]
    public void A06_Elsewhere_the_twins_say_what_to_use()
    {
        var started = new AsyncEvent();
        Assert.Contains("AsyncThread.Spawn", Assert.Throws<AsyncOnlyException>(started.Wait).Message);
        Coro.Run(InCoroutine());

        async Coro InCoroutine()
        {
            await Coro.Sleep(TimeSpan.Zero);
            Assert.Contains("'await'", Assert.Throws<AsyncOnlyException>(started.Set).Message);
        }
    }
}
