using Microsoft.CodeAnalysis;

namespace Curio.Generators.Tests.Support;

/// <summary>The runtime that test sources are compiled against; the running tests have it loaded.</summary>
internal static class TestRuntime
{
    /// <summary>The platform of the running tests, and the runtime.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. TestCompilation.Platform, MetadataReference.CreateFromFile(typeof(Coro).Assembly.Location)];
}
