using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>What the calls that set a limit of time have in common.</summary>
internal static class TimeLimits
{
    /// <summary>Whether a call sets no limit: its time is <c>Timeout.InfiniteTimeSpan</c>.</summary>
    public static bool IsInfinite(IInvocationOperation call) =>
        Operations.Argument(call, "duration") is IFieldReferenceOperation { Field.Name: "InfiniteTimeSpan" };
}
