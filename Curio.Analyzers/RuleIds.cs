namespace Curio.Analyzers;

/// <summary>The ids of all rules: the hundred says what a rule guards, the name what it fires on; a file for each hundred.</summary>
public static partial class RuleIds;
