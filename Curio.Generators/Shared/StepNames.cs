namespace Curio.Generators.Shared;

/// <summary>Names of the pipeline steps; the incrementality tests look each of them up.</summary>
internal static class StepNames
{
    /// <summary>One annotated declaration became a model.</summary>
    public const string ParseAwaitShims = nameof(ParseAwaitShims);

    /// <summary>The declarations of one type became one file.</summary>
    public const string MergeAwaitShims = nameof(MergeAwaitShims);
}
