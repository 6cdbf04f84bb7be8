using System.Collections.Immutable;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Tests.Support;

/// <summary>Asks a run what its steps did.</summary>
internal static class PipelineSteps
{
    public static readonly string[] Names = [StepNames.ParseAwaitShims, StepNames.MergeAwaitShims];

    public static readonly string[] AllNames =
    [
        .. Names, StepNames.ParseAsyncThread, StepNames.MergeAsyncThread, StepNames.ParseProcessWorker, StepNames.MergeProcessWorker,
    ];

    /// <summary>Asserts that the models came out as before and that no file was written again.</summary>
    /// <param name="result">A run that is not the driver's first.</param>
    public static void AssertNothingRecomputed(GeneratorRunResult result)
    {
        Assert.All(AllNames, name => Assert.DoesNotContain(Reasons(result, name), static reason => !IsOld(reason)));
        Assert.DoesNotContain(OutputReasons(result), static reason => reason != IncrementalStepRunReason.Cached);
    }

    public static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string name) =>
        Flatten(result.TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : []);

    public static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.Values.SelectMany(static steps => Flatten(steps));

    public static bool IsOld(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static IEnumerable<IncrementalStepRunReason> Flatten(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason);
}
