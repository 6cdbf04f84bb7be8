using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.Support;

/// <summary>The runtime that test sources are compiled against and run on.</summary>
internal static class TestRuntime
{
    // The one line to change for the real assembly: File.ReadAllBytes(typeof(Curio.Coro).Assembly.Location).
    public static byte[] Image { get; } = CompileStub();

    /// <summary>The platform of the running tests, and the runtime.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. TestCompilation.Platform, MetadataReference.CreateFromImage(Image)];

    private static byte[] CompileStub()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            RuntimeStub.AssemblyName,
            [CSharpSyntaxTree.ParseText(RuntimeStub.Source, TestCompilation.ParseOptions)],
            TestCompilation.Platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error));
        return image.ToArray();
    }
}
