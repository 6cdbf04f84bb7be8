namespace Curio.Samples.Minecraft;

/// <summary>
/// A parent wants to leave, a kid wants to play: tasks, an event, timeouts, a group of friends, a process, a thread and a
/// cancellation, in one short story.
/// </summary>
internal sealed class Story(Settings settings)
{
    private readonly AsyncEvent _mayPlay = new();

    /// <summary>The main task.</summary>
    public async Coro Parent()
    {
        CurioTask kid = await Coro.Spawn(Kid(), name: "kid");
        await Coro.Sleep(settings.Scale(5.Seconds));
        Say("Parent", "All right, go and play.");
        await _mayPlay.SetAsync();

        CurioTask countdown = await Coro.Spawn(Countdown(10), name: "countdown");
        await countdown.JoinAsync();
        Say("Parent", "Time is up, we are leaving.");
        try
        {
            await Coro.TimeoutAfter(settings.Scale(10.Seconds), kid.JoinAsync());
        }
        catch (TaskTimeoutException)
        {
            Say("Parent", "I did say so.");
            await kid.CancelAsync();
        }

        catch (TaskFailedException)
        {
            // Somebody else has cancelled the kid: over the monitor, say.
            Say("Parent", "You are ready already.");
        }

        Say("Parent", "Off we go.");
    }

    private async Coro Countdown(int seconds)
    {
        for (int left = seconds; left > 0; left--)
        {
            Say("Parent", $"Leaving in {left}");
            await Coro.Sleep(settings.Scale(1.Seconds));
        }
    }

    private async Coro Kid()
    {
        while (!await Coro.IgnoreAfter(settings.Scale(1.Seconds), _mayPlay.WaitAsync()))
        {
            Say("Kid", "May I play now?");
        }

        try
        {
            Say("Kid", "I am building a space ship.");
            await TaskGroup.Run(BuildWithFriends, name: "friends");
        }
        catch (CancelledException)
        {
            Say("Kid", "Wait, I am saving it.");
            throw;
        }
    }

    private async Coro BuildWithFriends(TaskGroup friends)
    {
        foreach (string name in (string[])["Max", "Lillian", "Thomas"])
        {
            await friends.SpawnAsync(Friend(name), name: name);
        }

        for (int n = 25; ; n++)
        {
            long bricks = await Coro.RunInProcess(Fibonacci.Compute, n);
            Say("Kid", $"Another process says that Fibonacci number {n} is {bricks}.");

            // What blocks is for threads: here it is allowed, and the kernel goes on.
            await Coro.RunInThread(() => Thread.Sleep(settings.Scale(4.Seconds)));
            Say("Kid", "A thread has slept for me.");
        }
    }

    private static async Coro Friend(string name)
    {
        Say(name, "Hello, I play too.");
        try
        {
            await Coro.Sleep(Timeout.InfiniteTimeSpan);
        }
        catch (CancelledException)
        {
            Say(name, "I am going home.");
            throw;
        }
    }

    private static void Say(string who, string what) => Console.WriteLine($"{who}: {what}");
}
