using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Tests.Architecture;

/// <summary>The sources of Curio.Core, parsed and bound.</summary>
internal sealed class SourceTree
{
    private static readonly Lazy<SourceTree> s_core = new(static () => new SourceTree(FindCore()));

    // What the build adds to every file by itself.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private SourceTree(string root)
    {
        Root = root;
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        Files =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Where(path => PathOf(root, path).Split('/')[0] is not ("bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(PathOf(root, path), CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))),
        ];
        Compilation = CSharpCompilation.Create(
            "Curio.Core",
            [.. Files.Select(static file => file.Tree), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The one of this repository.</summary>
    public static SourceTree Core => s_core.Value;

    /// <summary>The folder.</summary>
    public string Root { get; }

    public IReadOnlyList<SourceFile> Files { get; }

    public Compilation Compilation { get; }

    /// <summary>Where a file stands in the project, with slashes.</summary>
    public string PathOf(SyntaxTree tree) => PathOf(Root, tree.FilePath);

    /// <summary>The first folder on the way to a file; empty for one that stands in none.</summary>
    public static string FolderOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : string.Empty;

    private static string PathOf(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>Beside the tests: this file knows where it stood when it was compiled.</summary>
    private static string FindCore([CallerFilePath] string thisFile = "")
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "Curio.Core"));
        return File.Exists(Path.Combine(root, "Curio.Core.csproj"))
            ? root
            : throw new DirectoryNotFoundException($"The sources of Curio.Core are not beside the tests: {root}");
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.Win32.Primitives.dll" or "Microsoft.Extensions.Logging.Abstractions.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path));
}
