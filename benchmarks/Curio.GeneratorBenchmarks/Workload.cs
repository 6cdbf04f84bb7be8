using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.GeneratorBenchmarks;

/// <summary>A project of annotated methods, ten a file, and one file that has nothing to do with them.</summary>
/// <param name="name">What is measured.</param>
/// <param name="generator">The generator.</param>
/// <param name="method">Writes one annotated method, given its number.</param>
internal sealed class Workload(string name, Func<IIncrementalGenerator> generator, Func<int, string> method)
{
    /// <summary>How many methods carry the attribute.</summary>
    public const int Methods = 1000;

    private const int MethodsPerFile = 10;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Curio;
        global using static Curio.AsyncThread;
        """;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references = [.. References.Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The files of the assemblies that the project refers to.</summary>
    public static string[] References => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>What is measured.</summary>
    public string Name => name;

    /// <summary>A driver that has run over nothing.</summary>
    /// <returns>The driver.</returns>
    public GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([generator().AsSourceGenerator()], parseOptions: s_options);

    /// <summary>The project, each of its files parsed anew.</summary>
    /// <returns>The compilation; the unrelated file is its last.</returns>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Workload",
        [
            Parse(Usings, "Usings.cs"),
            .. Enumerable.Range(0, Methods / MethodsPerFile).Select(index => Parse(FileOf(index), $"File{index}.cs")),
            Unrelated(0, Edit.Body),
        ],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The unrelated file after an edit.</summary>
    /// <param name="number">Makes it differ from the last.</param>
    /// <param name="edit">What was edited.</param>
    /// <returns>The file.</returns>
    public static SyntaxTree Unrelated(int number, Edit edit) => Parse(
        $$"""
        namespace Elsewhere;

        // {{(edit == Edit.Comment ? number : 0)}}
        public sealed class Unrelated
        {
            {{(edit == Edit.Member ? $"public int Member{number} => 0;" : string.Empty)}}
            public int Answer() => {{(edit == Edit.Body ? number : 0)}};
        }
        """,
        "Unrelated.cs");

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_options, path);

    private string FileOf(int index)
    {
        StringBuilder text = new();
        _ = text.Append(CultureInfo.InvariantCulture, $"namespace Workload;\n\npublic partial class Type{index}\n{{\n");
        for (int i = 0; i < MethodsPerFile; i++)
        {
            _ = text.Append(method((index * MethodsPerFile) + i)).Append('\n');
        }

        return text.Append("}\n").ToString();
    }
}
