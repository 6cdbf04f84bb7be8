using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.Support;

/// <summary>All of the framework that the tests run on, and Curio: for tests that use much of it and are few.</summary>
internal static class WholeFramework
{
    /// <summary>The assemblies of the framework.</summary>
    public static ImmutableArray<MetadataReference> WithoutCurio { get; } =
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(path => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Contains(path, StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The same, and Curio.</summary>
    public static ImmutableArray<MetadataReference> WithCurio { get; } = WithoutCurio.Add(References.Curio);
}
