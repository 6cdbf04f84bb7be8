using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Tests.Processes;

/// <summary>Compiles small assemblies into a folder that goes with it.</summary>
internal sealed class TestCompiler : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("curio-test-").FullName;

    /// <summary>Compiles source and returns the file.</summary>
    public string Compile(string name, string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<string> references = platform.Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != name)
            .Concat(Directory.GetFiles(Folder, "*.dll"))
            .DistinctBy(Path.GetFileName);
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            references.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(kind));
        string path = Path.Combine(Folder, name + ".dll");
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
