using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.Support;

/// <summary>Makes compilations that are as strict as a careful user's project.</summary>
internal static class TestCompilation
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Curio;
        global using static Curio.AsyncThread;
        """;

    // Sources of tests may lack an await, and documentation; where that is missing in emitted code a run complains.
    private static readonly Dictionary<string, ReportDiagnostic> s_exceptions =
        new() { ["CS1998"] = ReportDiagnostic.Suppress, ["CS1591"] = ReportDiagnostic.Warn };

    // Documentation is diagnosed too, or a broken cref in emitted code would go unseen. C# 14 was a preview in this Roslyn.
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    // Each assembly more is one more to search in every compilation.
    private static readonly string[] s_used =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Threading", "System.Threading.Thread",
        "System.Linq.Expressions", "System.Collections.Concurrent", "System.ComponentModel.Primitives", "System.Console", "System.Diagnostics.Process",
        "System.Net.Primitives", "System.Net.Sockets", "System.Private.Uri", "System.Security.Cryptography", "System.Text.Json", "Microsoft.CSharp",
        "Microsoft.Extensions.Logging.Abstractions",
    ];

    public static IReadOnlyList<MetadataReference> Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => s_used.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A library of the sources, each a file of its own.</summary>
    /// <param name="sources">The files.</param>
    /// <returns>The compilation, with nullable checks on and warnings as errors.</returns>
    public static CSharpCompilation Create(params IEnumerable<string> sources) =>
        CSharpCompilation.Create(
            "TestInput",
            [Parse(Usings, "Usings.cs"), .. sources.Select(static (source, index) => Parse(source, $"File{index}.cs"))],
            TestRuntime.References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions: s_exceptions,
                warningLevel: 9999));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);
}
