using System.Collections.Immutable;
using Curio.Generators.Shared;

namespace Curio.Generators.ProcessWorkers;

/// <summary>Brings together the calls of one type, so that each type has one file.</summary>
internal static class WorkerMerger
{
    /// <summary>One model for each type.</summary>
    /// <param name="parts">One model for each annotated method.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The models.</returns>
    public static ImmutableArray<WorkerTypeModel> Merge(ImmutableArray<WorkerTypeModel> parts, CancellationToken cancellation)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<WorkerTypeModel>.Builder types = ImmutableArray.CreateBuilder<WorkerTypeModel>();
        foreach (IGrouping<(string, EquatableArray<string>), WorkerTypeModel> group in parts.GroupBy(static part => (part.Namespace, part.Headers)))
        {
            cancellation.ThrowIfCancellationRequested();
            WorkerTypeModel first = group.First();
            types.Add(first with
            {
                FileStem = HintNames.Distinct(first.FileStem, names),
                Methods = group.SelectMany(static part => part.Methods).ToEquatableArray(),
            });
        }

        return types.ToImmutable();
    }
}
