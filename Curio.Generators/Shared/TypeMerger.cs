using System.Collections.Immutable;

namespace Curio.Generators.Shared;

/// <summary>
/// Brings together what several attributes add to one type, so that each type has one file. Its place in the pipeline
/// is the only one that sees every type, so names of files are made unique here too.
/// </summary>
internal static class TypeMerger
{
    /// <summary>One model for each file, in the order in which they were first met.</summary>
    /// <typeparam name="T">The kind of model.</typeparam>
    /// <param name="parts">One model for each annotated declaration.</param>
    /// <param name="cancellation">Ends the work when its result is no longer wanted.</param>
    /// <returns>The models, their files' names distinct.</returns>
    public static ImmutableArray<T> Merge<T>(ImmutableArray<T> parts, CancellationToken cancellation)
        where T : ITypeModel<T>
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<T>.Builder types = ImmutableArray.CreateBuilder<T>();
        foreach (IGrouping<object, T> group in parts.GroupBy(static part => part.Place))
        {
            cancellation.ThrowIfCancellationRequested();
            T first = group.First();
            types.Add(first.Merge(HintNames.Distinct(first.FileStem, names), group));
        }

        return types.ToImmutable();
    }
}
