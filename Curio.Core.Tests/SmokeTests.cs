using Curio.Tests.Support;

namespace Curio.Tests;

public class SmokeTests
{
    [Fact]
    public void Basics() => Scenario.ExpectInOrder(
        ["m", 0, 1, 2, "m2", "slept", 5, "timeout", "ignored", "cancelled", "TaskCancelledException", "thread", "shim", "any 1", "iter 1", "iter 2", "task"],
        async s =>
        {
            async Coro Child(int i)
            {
                s.Note(i);
                await Coro.Sleep(TimeSpan.Zero);
            }

            var tasks = new List<CurioTask>();
            for (int i = 0; i < 3; i++)
            {
                tasks.Add(await Coro.Spawn(Child(i)));
            }

            s.Note("m");
            await Coro.Sleep(TimeSpan.Zero);
            s.Note("m2");
            foreach (CurioTask task in tasks)
            {
                await task.JoinAsync();
            }

            TimeSpan before = await Coro.Clock();
            TimeSpan after = await Coro.Sleep(5.Seconds);
            s.Note("slept");
            s.Note((int)(after - before).TotalSeconds);
            try
            {
                await Coro.TimeoutAfter(1.Seconds, async () => { await Coro.Sleep(10.Seconds); });
            }
            catch (TaskTimeoutException)
            {
                s.Note("timeout");
            }

            s.Note(await Coro.IgnoreAfter(1.Seconds, async () => { await Coro.Sleep(10.Seconds); }) ? "??" : "ignored");
            async Coro Sleeper()
            {
                try
                {
                    await Task.Delay(-1);
                }
                catch (CancelledException)
                {
                    s.Note("cancelled");
                    throw;
                }
            }

            CurioTask sleeper = await Coro.Spawn(Sleeper());
            await Coro.Sleep(TimeSpan.Zero);
            await sleeper.CancelAsync();
            s.Note(sleeper.Exception!.GetType().Name);
            s.Note(await Coro.RunInThread(() => "thread"));
            AsyncThread<string> thread = await AsyncThread.Spawn(() =>
            {
                AsyncThread.AWAIT(Coro.Sleep(1.Seconds));
                return "shim";
            });
            s.Note(await thread.JoinAsync());
            TaskGroup group = await TaskGroup.Run(
                async g =>
                {
                    await g.SpawnAsync(Later(1));
                    await g.SpawnAsync(Later(2));
                },
                TaskGroupWait.Any);
            s.Note($"any {group.Result}");
            await foreach (int i in Iterate())
            {
                s.Note($"iter {i}");
            }

            s.Note(await InTask());
        });

    private static async Coro<int> Later(int n)
    {
        await Coro.Sleep(n.Seconds);
        return n;
    }

    private static async IAsyncEnumerable<int> Iterate()
    {
        await Coro.Sleep(1.Seconds);
        yield return 1;
        await Coro.Sleep(1.Seconds);
        yield return 2;
    }

    private static async Task<string> InTask()
    {
        await Coro.Sleep(1.Seconds);
        await Task.Yield();
        await Coro.Sleep(1.Seconds);
        await Task.Run(() => 1);
        await Coro.Sleep(1.Seconds);
        return "task";
    }
}
