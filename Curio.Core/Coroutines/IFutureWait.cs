namespace Curio;

/// <summary>A wait that something outside the kernel ends: a thread, a .NET task.</summary>
internal interface IFutureWait
{
    /// <summary>The task that waits, an object of the kernel's; null once it has given up.</summary>
    object? Waiter { get; }

    /// <summary>Called on the kernel's thread when the news has arrived.</summary>
    void MarkComplete();
}
