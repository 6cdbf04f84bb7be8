using System.Collections.Immutable;
using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>Brings together what is made of the methods of one type in one file, and gives each emitted file a name of its own.</summary>
internal static class ThreadMerger
{
    /// <summary>One model for each type and file.</summary>
    /// <param name="parts">One model for each annotated method.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The models.</returns>
    public static ImmutableArray<ThreadTypeModel> Merge(ImmutableArray<ThreadTypeModel> parts, CancellationToken cancellation)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<ThreadTypeModel>.Builder types = ImmutableArray.CreateBuilder<ThreadTypeModel>();
        foreach (IGrouping<(ScopeModel, EquatableArray<string>), ThreadTypeModel> group in parts.GroupBy(static part => (part.Scope, part.Headers)))
        {
            cancellation.ThrowIfCancellationRequested();
            ThreadTypeModel first = group.First();
            types.Add(first with
            {
                FileStem = HintNames.Distinct(first.FileStem, names),
                Methods = group.SelectMany(static part => part.Methods).ToEquatableArray(),
            });
        }

        return types.ToImmutable();
    }
}
