using Curio;

namespace Violations.Tour;

/// <summary>
/// The rules CURIO401 to 404 about the border between the kernel's thread and others, each violated once. Nothing calls these.
/// </summary>
internal static class Workers
{
    [ThreadStatic]
    private static string? t_user;

    public static async Coro<int> SendsWhatCannotTravel(int limit) => await Coro.RunInProcess(() => limit + 1);

    public static async Coro TouchesTheKernelFromAThread(AsyncQueue<int> queue) =>
        await Coro.RunInThread(() => queue.TryPut(1));

    public static async Coro AsksWhichThread(string user) => t_user = user;

    public static async Coro<IEnumerable<string>> StaysLazy(string path) => await Coro.RunInThread(() => File.ReadLines(path));
}
