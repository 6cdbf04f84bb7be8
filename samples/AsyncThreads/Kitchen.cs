namespace Curio.Samples.AsyncThreads;

/// <summary>Serves what was ordered.</summary>
internal static partial class Kitchen
{
    /// <summary>Serves one order after the other, until there is none left.</summary>
    /// <param name="orders">What is ordered; null after the last order.</param>
    /// <param name="menu">Is told of each.</param>
    /// <returns>How many were served.</returns>
    /// <remarks>
    /// Written once, as blocking code. Called, it is just that. The generator makes two more of it: <c>SpawnServe</c>, the same as an
    /// async thread, and <c>ServeAsync</c>, the same as a coroutine, in which each of these waits lets other tasks go on.
    /// </remarks>
    [AsyncThread]
    public static int Serve(UniversalQueue<string?> orders, TextWriter menu)
    {
        int served = 0;
        while (orders.Get() is { } order)
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(1));
            served++;
            menu.WriteLine($"  {served}. {order}");
            orders.TaskDone();
        }

        orders.TaskDone();
        return served;
    }
}
