namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary><c>Thread.Sleep</c> where a kernel runs.</summary>
    public const string ThreadSleep = "CURIO101";

    /// <summary>A call that blocks through the user's own code.</summary>
    public const string TransitiveBlocking = "CURIO106";
}
