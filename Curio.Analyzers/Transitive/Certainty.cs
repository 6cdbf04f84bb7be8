namespace Curio.Analyzers.Transitive;

/// <summary>Whether code blocks through what it calls; ordered, so that two can be compared.</summary>
internal enum Certainty
{
    /// <summary>No known path leads to a blocking call.</summary>
    None,

    /// <summary>Only some targets of a virtual call do, or a static initialiser that runs once.</summary>
    Possible,

    /// <summary>A path leads there on which every target is known.</summary>
    Certain,
}
