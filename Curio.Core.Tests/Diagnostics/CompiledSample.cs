using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Tests.Diagnostics;

/// <summary>
/// A program that a test compiles itself: source, assembly and PDB in a directory of its own, loaded so that it can be unloaded.
/// </summary>
internal sealed class CompiledSample : IDisposable
{
    // What the samples use and no more: reading all of the base library takes longer than compiling.
    private static readonly MetadataReference[] s_references =
    [
        .. new[] { typeof(object).Assembly, Assembly.Load("System.Runtime"), Assembly.Load("System.Collections"), typeof(Gate).Assembly }
            .Select(assembly => MetadataReference.CreateFromFile(assembly.Location)),
    ];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("curio-sample-");
    private readonly SampleContext _context = new();
    private Assembly? _assembly;

    public CompiledSample(string source, OptimizationLevel level, SampleSymbols symbols = SampleSymbols.Beside, Encoding? encoding = null)
    {
        Lines = source.ReplaceLineEndings("\n").Split('\n');
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        File.WriteAllText(SourcePath, source, encoding);
        Compile(source, level, symbols, encoding);
    }

    /// <summary>The same assembly and PDB once more, in another directory and loaded apart.</summary>
    public CompiledSample(CompiledSample original)
    {
        Lines = original.Lines;
        foreach (string file in Directory.GetFiles(original._directory.FullName))
        {
            File.Copy(file, Path.Combine(_directory.FullName, Path.GetFileName(file)));
        }
    }

    public string SourcePath => Path.Combine(_directory.FullName, "Sample.cs");

    public string AssemblyPath => Path.Combine(_directory.FullName, "Sample.dll");

    public string PdbPath => Path.Combine(_directory.FullName, "Sample.pdb");

    public string[] Lines { get; }

    public AssemblyLoadContext Context => _context;

    /// <summary>The assembly, loaded when it is first asked for: tests change the files before that.</summary>
    public Assembly Assembly => _assembly ??= _context.LoadFromAssemblyPath(AssemblyPath);

    public Assembly LoadFromMemory() => _context.LoadFromStream(new MemoryStream(File.ReadAllBytes(AssemblyPath)));

    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    /// <summary>The only state machine whose name contains a word.</summary>
    public Type StateMachine(string word) => Assembly.GetTypes().Single(type =>
        type.Name.Contains(word, StringComparison.Ordinal)
        && type.GetField("<>1__state", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is not null);

    public void Dispose()
    {
        _context.Unload();
        _directory.Delete(recursive: true);
    }

    private void Compile(string source, OptimizationLevel level, SampleSymbols symbols, Encoding encoding)
    {
        SourceText text = SourceText.From(source, encoding, SourceHashAlgorithm.Sha256);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), SourcePath);
        bool hasTopLevel = tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample" + Guid.NewGuid().ToString("N"),
            [tree],
            s_references,
            new CSharpCompilationOptions(hasTopLevel ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level));

        EmitOptions options = new(
            debugInformationFormat: symbols == SampleSymbols.Embedded ? DebugInformationFormat.Embedded : DebugInformationFormat.PortablePdb,
            pdbFilePath: PdbPath);
        using FileStream image = File.Create(AssemblyPath);
        using FileStream? pdb = symbols is SampleSymbols.Beside or SampleSymbols.WithSource ? File.Create(PdbPath) : null;
        EmitResult result = compilation.Emit(
            image, pdb, options: options, embeddedTexts: symbols == SampleSymbols.WithSource ? [EmbeddedText.FromSource(SourcePath, text)] : null);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    private sealed class SampleContext() : AssemblyLoadContext(isCollectible: true);
}
