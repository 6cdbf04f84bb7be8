namespace Curio.Analyzers;

/// <summary>The ids of all rules: the hundred says what a rule guards, the name what it fires on.</summary>
public static class RuleIds
{
    /// <summary><c>Thread.Sleep</c> where a kernel runs.</summary>
    public const string ThreadSleep = "CURIO101";
}
