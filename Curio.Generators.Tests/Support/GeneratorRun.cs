using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.Support;

/// <summary>
/// One run of the generator over sources, followed by a second one over the same, in which every step must be cached.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(CSharpCompilation input, IEnumerable<GeneratorRunResult> results)
    {
        Files = [.. results.SelectMany(static result => result.GeneratedSources)];
        Output = input.AddSyntaxTrees(Files.Select(static file => file.SyntaxTree));
    }

    public ImmutableArray<GeneratedSourceResult> Files { get; }

    public CSharpCompilation Output { get; }

    /// <summary>The compiled output, for another compilation to refer to.</summary>
    /// <returns>A reference without source.</returns>
    public MetadataReference ToReference()
    {
        using MemoryStream image = new();
        Assert.True(Output.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    public static GeneratorRun Of(params IEnumerable<string> sources) => Of(TestCompilation.Create(sources));

    public static GeneratorRun Of(CSharpCompilation input)
    {
        GeneratorDriver driver = NewDriver([new AwaitShimsGenerator(), new AsyncThreadGenerator(), new ProcessWorkerGenerator()]).RunGenerators(input);
        GeneratorRunResult[] first = Results(driver);
        GeneratorRunResult[] second = Results(driver.RunGenerators(input.Clone()));
        Assert.All(second, PipelineSteps.AssertNothingRecomputed);
        Assert.Equal(
            first.SelectMany(static result => result.GeneratedSources).Select(static file => file.HintName),
            second.SelectMany(static result => result.GeneratedSources).Select(static file => file.HintName));
        return new GeneratorRun(input, first);
    }

    public static GeneratorDriver NewDriver() => NewDriver([new AwaitShimsGenerator()]);

    public static GeneratorDriver NewDriver(IEnumerable<IIncrementalGenerator> generators, bool tracksSteps = true) => CSharpGeneratorDriver.Create(
        generators.Select(static generator => generator.AsSourceGenerator()),
        parseOptions: TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>What the generator did; it may neither throw nor report.</summary>
    /// <param name="driver">A driver that has run.</param>
    /// <returns>The result of its only generator.</returns>
    public static GeneratorRunResult Result(GeneratorDriver driver) => Assert.Single(Results(driver));

    private static GeneratorRunResult[] Results(GeneratorDriver driver)
    {
        GeneratorDriverRunResult result = driver.GetRunResult();
        Assert.Empty(result.Diagnostics);
        Assert.All(result.Results, static each => Assert.Null(each.Exception));
        return [.. result.Results];
    }

    // What a coroutine cannot keep while it waits the compiler finds only when it emits, and then only where all else is right.
    private ImmutableArray<Diagnostic> Diagnostics()
    {
        ImmutableArray<Diagnostic> bound = Output.GetDiagnostics();
        return bound.Any(static each => each.Severity == DiagnosticSeverity.Error) ? bound : [.. bound, .. Output.Emit(Stream.Null).Diagnostics.Except(bound)];
    }

    /// <summary>Asserts that input and output compile without a warning.</summary>
    /// <returns>This run.</returns>
    public GeneratorRun Compiles()
    {
        HashSet<SyntaxTree?> emitted = [.. Files.Select(static file => file.SyntaxTree)];
        Diagnostic[] faults =
        [
            .. Diagnostics().Where(each =>
                each.Severity >= DiagnosticSeverity.Warning
                && (each.Id != "CS1591" || emitted.Contains(each.Location.SourceTree))),
        ];
        Assert.True(faults.Length == 0, string.Join('\n', (object[])faults) + "\n\n" + string.Join("\n\n", Files.Select(static file => file.SourceText)));
        return this;
    }

    /// <summary>Asserts that the files are those in the folder of snapshots, without what every file and every member has.</summary>
    /// <param name="test">The test's name, given by the compiler.</param>
    /// <param name="path">The test's file, given by the compiler.</param>
    /// <returns>This run.</returns>
    public GeneratorRun Matches([CallerMemberName] string test = "", [CallerFilePath] string path = "") => Matches(Snapshot.Strip, test, path);

    /// <summary>Asserts that the files are those in the folder of snapshots, to the last character.</summary>
    /// <param name="test">The test's name, given by the compiler.</param>
    /// <param name="path">The test's file, given by the compiler.</param>
    /// <returns>This run.</returns>
    public GeneratorRun MatchesInFull([CallerMemberName] string test = "", [CallerFilePath] string path = "") => Matches(Snapshot.HideVersion, test, path);

    /// <summary>Asserts what <c>Probe.Run()</c>, a method in the sources, returns on an async thread.</summary>
    /// <param name="expected">Its value.</param>
    public void Yields(string expected) => Assert.Equal(expected, LoadedProbe.Run(Output, onAsyncThread: true));

    /// <summary>Asserts what <c>Probe.Run()</c>, which carries <c>[AsyncThread]</c>, returns as an async thread and as a task.</summary>
    /// <param name="expected">Its value.</param>
    public void YieldsInBothForms(string expected) => Assert.Equal((expected, expected), LoadedProbe.RunForms(Output));

    private GeneratorRun Matches(Func<string, string> simplify, string test, string path)
    {
        Assert.NotEmpty(Files);
        Snapshot.Compare(Path.GetFileNameWithoutExtension(path) + "." + test, Files.Select(file => (file.HintName, simplify(file.SourceText.ToString()))));
        return this;
    }
}
