namespace Curio.Generators.Shared;

/// <summary>Names of the pipeline steps; the incrementality tests look each of them up.</summary>
internal static class StepNames
{
    /// <summary>One annotated declaration became a model.</summary>
    public const string ParseAwaitShims = nameof(ParseAwaitShims);

    /// <summary>The declarations of one type became one file.</summary>
    public const string MergeAwaitShims = nameof(MergeAwaitShims);

    /// <summary>One annotated method became a model.</summary>
    public const string ParseAsyncThread = nameof(ParseAsyncThread);

    /// <summary>The methods of one part of a type became one file.</summary>
    public const string MergeAsyncThread = nameof(MergeAsyncThread);

    /// <summary>One annotated method became a model.</summary>
    public const string ParseProcessWorker = nameof(ParseProcessWorker);

    /// <summary>The methods of one type became one file.</summary>
    public const string MergeProcessWorker = nameof(MergeProcessWorker);
}
