using System.Collections.Immutable;
using Curio.Generators.Shared;

namespace Curio.Generators.AwaitShims;

/// <summary>
/// Brings together what several attributes add to one type, so that each type has one file. Its place in the pipeline
/// is the only one that sees every type, so names of files are made unique here too.
/// </summary>
internal static class Merger
{
    /// <summary>One model for each type, in the order in which the types were first met.</summary>
    /// <param name="parts">One model for each annotated declaration.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The models, their files' names distinct.</returns>
    public static ImmutableArray<TypeModel> Merge(ImmutableArray<TypeModel> parts, CancellationToken cancellation)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<TypeModel>.Builder types = ImmutableArray.CreateBuilder<TypeModel>();
        foreach (IGrouping<(string, EquatableArray<string>), TypeModel> group in parts.GroupBy(static part => (part.Namespace, part.Headers)))
        {
            cancellation.ThrowIfCancellationRequested();
            TypeModel first = group.First();
            types.Add(first with
            {
                FileStem = HintNames.Distinct(first.FileStem, names),
                Shims = group.SelectMany(static part => part.Shims).Distinct().ToEquatableArray(),
                Enumeration = group.Select(static part => part.Enumeration).FirstOrDefault(static each => each is not null),
            });
        }

        return types.ToImmutable();
    }
}
