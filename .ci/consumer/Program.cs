using Curio;
using static Curio.AsyncThread;

Console.WriteLine(Coro.Run(Main()));

static async Coro<string> Main()
{
    Thread.Sleep(1); // CURIO101

    var started = new AsyncEvent();
    AsyncThread<int> thread = await AsyncThread.Spawn(() =>
    {
        started.Wait();
        return AWAIT(Answer());
    });
    await started.SetAsync();
    int answer = await thread.JoinAsync();
    return $"The package works: {await Coro.RunInProcess(Numbers.Double, answer)}";
}

static async Coro<int> Answer()
{
    await Coro.Sleep(1.Milliseconds);
    return 21;
}

internal static class Numbers
{
    public static int Double(int n) => 2 * n;
}
