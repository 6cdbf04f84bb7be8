namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary><c>Thread.Sleep</c> where a kernel runs.</summary>
    public const string ThreadSleep = "CURIO101";

    /// <summary>A loop that never gives way.</summary>
    public const string EndlessLoop = "CURIO108";

    /// <summary>A thread's lock held across an await.</summary>
    public const string ThreadLockAcrossAwait = "CURIO109";
}
