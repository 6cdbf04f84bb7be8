namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary><c>Thread.Sleep</c> where a kernel runs.</summary>
    public const string ThreadSleep = "CURIO101";
}
