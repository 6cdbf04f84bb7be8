namespace Curio.Analyzers;

public static partial class RuleIds
{
    /// <summary>A line of a project's own list that cannot be read.</summary>
    public const string BlockingList = "CURIO509";
}
