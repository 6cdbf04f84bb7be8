using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.Support;

/// <summary>What test sources are compiled against.</summary>
internal static class References
{
    // Each assembly more is one more to search in every compilation: all of the framework takes half as long again.
    private static readonly string[] s_used =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Linq.Expressions", "System.Memory",
        "System.Threading", "System.Threading.Thread", "System.Threading.ThreadPool", "Microsoft.CSharp",
    ];

    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => s_used.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static MetadataReference Curio { get; } = MetadataReference.CreateFromFile(typeof(Coro).Assembly.Location);
}
