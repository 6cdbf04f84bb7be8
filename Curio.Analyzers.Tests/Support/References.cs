using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.Support;

/// <summary>What test sources are compiled against.</summary>
internal static class References
{
    /// <summary>The framework that runs the tests.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Microsoft.CSharp.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The runtime.</summary>
    public static MetadataReference Curio { get; } = CurioStub.Reference;
}
