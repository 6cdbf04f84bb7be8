using System.Collections.Immutable;

namespace Curio.Generators.Memo;

/// <summary>
/// The files that decide what annotated declarations mean, at one time. File A depends on file B when A mentions a name that B
/// declares, and on what B depends on. A file that none of them mentions can say what it likes.
/// </summary>
internal sealed class Reach
{
    // What the language looks for without being told the name: an extension method in any file could be it.
    private static readonly string[] s_implied =
        ["GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Deconstruct", "Add", "Dispose", "DisposeAsync", "Count", "Length", "Slice"];

    private readonly ImmutableArray<Surface> _files;
    private readonly HashSet<string> _names;

    private Reach(ImmutableArray<Surface> files, ImmutableHashSet<string> attribute, (ulong, ulong) environment)
    {
        _files = files;
        Environment = environment;
        Attribute = files.Where(static file => file.ReachesAll)
            .SelectMany(static file => file.Aliases)
            .Where(alias => attribute.Contains(alias.Value))
            .Aggregate(attribute, static (names, alias) => names.Add(alias.Key));
        _names = [.. s_implied];
        TextHash hash = new();
        hash.Add(environment);
        hash.Add(Collect());
        Hash = hash.Value;
    }

    /// <summary>Options and references of the compilation.</summary>
    public (ulong, ulong) Environment { get; }

    /// <summary>The names of the attribute, global aliases of it among them.</summary>
    public ImmutableHashSet<string> Attribute { get; }

    /// <summary>Stands for everything on which the meaning of annotated declarations depends, their own text apart.</summary>
    public (ulong, ulong) Hash { get; }

    /// <summary>The files at another time.</summary>
    /// <param name="before">What was known of them; null at the first time.</param>
    /// <param name="files">The files now.</param>
    /// <param name="attribute">The names of the attribute.</param>
    /// <param name="environment">Options and references of the compilation now.</param>
    /// <returns>The same object when no file that matters has changed.</returns>
    public static Reach Of(Reach? before, ImmutableArray<Surface> files, ImmutableHashSet<string> attribute, (ulong, ulong) environment) =>
        before is not null && before.Environment == environment && before.IsStillTrue(files)
            ? before
            : new Reach(files, attribute, environment);

    private bool IsStillTrue(ImmutableArray<Surface> files)
    {
        if (files.Length != _files.Length)
        {
            return false;
        }

        for (int i = 0; i < files.Length; i++)
        {
            // A file that comes into reach, or leaves it, declares one of the names.
            if (!ReferenceEquals(files[i], _files[i])
                && files[i].Hash != _files[i].Hash
                && (Matters(files[i]) || Matters(_files[i])))
            {
                return false;
            }
        }

        return true;
    }

    private bool Matters(Surface file) => file.IsAnnotated(Attribute) || file.Reaches(_names);

    // The order of files makes no difference to what they mean, but it does to the order of what is emitted.
    private (ulong, ulong) Collect()
    {
        HashSet<Surface> reached = [.. _files.Where(file => file.ReachesAll || file.IsAnnotated(Attribute))];
        Queue<Surface> open = new(reached);
        List<Surface> rest = [.. _files.Where(file => !reached.Contains(file))];
        while (open.Count > 0)
        {
            while (open.Count > 0)
            {
                _names.UnionWith(open.Dequeue().Mentioned);
            }

            foreach (Surface file in rest.Where(file => file.Reaches(_names)))
            {
                _ = reached.Add(file);
                open.Enqueue(file);
            }

            _ = rest.RemoveAll(reached.Contains);
        }

        TextHash hash = new();
        foreach (Surface file in _files.Where(reached.Contains))
        {
            hash.Add(file.Hash);
        }

        return hash.Value;
    }
}
