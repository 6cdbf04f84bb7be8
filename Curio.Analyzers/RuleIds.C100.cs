namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary><c>Thread.Sleep</c> where a kernel runs.</summary>
    public const string ThreadSleep = "CURIO101";

    /// <summary>Blocking access to files and directories.</summary>
    public const string BlockingFile = "CURIO102";

    /// <summary>Any other call that waits for a device, a process or the network.</summary>
    public const string BlockingCall = "CURIO103";

    /// <summary>A task that is waited for instead of awaited.</summary>
    public const string SyncOverAsync = "CURIO104";

    /// <summary>A primitive of threads that blocks.</summary>
    public const string ThreadSynchronization = "CURIO105";

    /// <summary>A call that blocks through the user's own code.</summary>
    public const string TransitiveBlocking = "CURIO106";

    /// <summary><c>AWAIT</c>, or a blocking twin, where an await belongs.</summary>
    public const string AwaitInCoroutine = "CURIO107";
}
