using System.Runtime.CompilerServices;
using Curio.Tests.Support;

namespace Curio.Tests.Diagnostics;

public class ThreadTracebackTests
{
    [Fact]
    public void A_thread_in_an_AWAIT_shows_its_own_methods_and_those_that_it_awaits_A13_O04() => Scenario.Run(async s =>
    {
        var x = new AsyncEvent();
        AsyncThread thread = await AsyncThread.Spawn(() => Outer(x));
        await Settled.When(() => x.Waiting.Count == 1);
        for (int i = 0; i < 3; i++)
        {
            string text = thread.Traceback();
            int outer = text.IndexOf("in ThreadTracebackTests.Outer\n    Inner(x);", StringComparison.Ordinal);
            int inner = text.IndexOf("in ThreadTracebackTests.Inner\n    AsyncThread.AWAIT(Waits(x));", StringComparison.Ordinal);
            int waits = text.IndexOf("in ThreadTracebackTests.Waits\n    await x.WaitAsync();", StringComparison.Ordinal);
            Assert.True(outer > 0 && inner > outer && waits > inner, text);
        }

        await x.SetAsync();
        await thread.JoinAsync();
        Assert.StartsWith("No stack for", thread.Traceback(), StringComparison.Ordinal);
    });

    [Fact]
    public void A_thread_that_computes_is_said_to_run() => Scenario.Run(async s =>
    {
        using var isRunning = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        AsyncThread<int> thread = await AsyncThread.Spawn(
            () =>
            {
                isRunning.Release();
                mayEnd.Wait();
                return 1;
            },
            name: "computes");
        await Coro.RunInThread(() => isRunning.Wait());
        Assert.Contains("In computes, on its thread (running)", thread.Traceback(), StringComparison.Ordinal);
        mayEnd.Release();
        Assert.Equal(1, await thread.JoinAsync());
    });

    [Fact]
    public void Looking_at_a_thread_over_and_over_changes_nothing_for_it() => Scenario.Run(async s =>
    {
        AsyncThread<int> thread = await AsyncThread.Spawn(() =>
        {
            int done = 0;
            for (; done < 200; done++)
            {
                AsyncThread.AWAIT(Coro.Sleep(TimeSpan.Zero));
            }

            return done;
        });
        int looks = 0;
        for (; !thread.IsTerminated; looks++)
        {
            thread.Traceback();
            await Coro.Sleep(TimeSpan.Zero);
        }

        Assert.Equal(200, await thread.JoinAsync());
        Assert.True(looks > 0);
    });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Outer(AsyncEvent x)
    {
        Inner(x);
        GC.KeepAlive(x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Inner(AsyncEvent x)
    {
        AsyncThread.AWAIT(Waits(x));
        GC.KeepAlive(x);
    }

    private static async Coro Waits(AsyncEvent x)
    {
        await x.WaitAsync();
    }
}
