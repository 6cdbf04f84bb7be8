using System.Globalization;
using Curio.AnalyzerBenchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["synthetic", .. string[] rest] => await Synthetic.RunAsync(rest),
    ["stand-in", string root, .. string[] without] => Print(StandIn.Write(root, new HashSet<string>(without, StringComparer.OrdinalIgnoreCase))),
    ["run", string name, string root, string references, string generators, string output, .. string[] packages] =>
        await RunAsync(name, new Repository(root, Lines(references), Lines(generators)), output, packages),
    ["build", string name, string root, string references, string generators, string output] =>
        await RunAsync(name, new Repository(root, Lines(references), Lines(generators), isBuild: true), output, []),
    ["fix", string name, string root, string references, string generators, string output, .. string[] mode] =>
        await new FixRun(name, new Repository(root, Lines(references), Lines(generators)), output, ModeOf(mode)).RunAsync(),
    ["sample", string rule, string count, string seed, .. string[] files] => Sample(rule, Number(count), Number(seed), files),
    ["count", .. string[] files] => Count(files),
    _ => Print(
        """
        synthetic [--update]                            times on 100,000 made-up lines, against the baseline
        stand-in FOLDER [PACKAGE...]                    a project with the packages of a folder of code, but for these
        run NAME FOLDER REFERENCES GENERATORS OUTPUT [PACKAGE=RULE,RULE:ASSEMBLY;ASSEMBLY ...]
                                                        findings of Curio's rules, or of another package's, in OUTPUT
        build NAME FOLDER REFERENCES GENERATORS OUTPUT  the same as a build does it: a project sees the assemblies of the others
        fix NAME FOLDER REFERENCES GENERATORS OUTPUT [coroutines|as-it-is]
                                                        fixes of all rules, applied; what they changed, in OUTPUT; to
                                                        tasks, to coroutines made of them, or to code for Curio
        sample RULE COUNT SEED FINDINGS...              some findings of a rule, always the same ones for a seed
        count FINDINGS...                               how many findings each rule has in each code
        """,
        1),
};

static int Print(string text, int exitCode = 0)
{
    Console.WriteLine(text);
    return exitCode;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static FixMode ModeOf(string[] mode) => mode switch
{
    ["coroutines"] => FixMode.Coroutines,
    ["as-it-is"] => FixMode.AsItIs,
    _ => FixMode.Tasks,
};

static IEnumerable<string> Lines(string file) => File.ReadLines(file).Where(line => line.Length > 0);

static async Task<int> RunAsync(string name, Repository repository, string output, string[] packages)
{
    Directory.CreateDirectory(output);
    if (packages.Length == 0)
    {
        await new RealCode(name, repository, output).RunAsync(AnalyzerSet.Own, AnalyzerSet.OfCurio(), null).ConfigureAwait(false);
    }

    foreach (string package in packages)
    {
        string[] parts = package.Split('=', ':');
        await new RealCode(name, repository, output)
            .RunAsync(parts[0], AnalyzerSet.Load(parts[2].Split(';')), new HashSet<string>(parts[1].Split(',')))
            .ConfigureAwait(false);
    }

    return 0;
}

static List<Finding> Read(string[] files) => [.. files.SelectMany(File.ReadLines).Select(Finding.Parse)];

static int Sample(string rule, int count, int seed, string[] files)
{
    Finding[] all = [.. Read(files).Where(f => f.Rule == rule).OrderBy(f => f.ToString(), StringComparer.Ordinal)];
#pragma warning disable CA5394 // Nothing is secret about a sample that everybody shall be able to draw again.
    new Random(seed).Shuffle(all);
#pragma warning restore CA5394
    return Print(string.Join('\n', all.Take(count).Select(f => $"{f.Code} {f.Path}:{f.Line}\n    {f.Message}\n    {f.Source}")));
}

static int Count(string[] files)
{
    List<Finding> all = Read(files);
    string[] codes = [.. all.Select(f => f.Code).Distinct().Order()];
    Console.WriteLine($"| rule | {string.Join(" | ", codes)} | all |");
    Console.WriteLine($"|---|{string.Concat(codes.Select(_ => "---|"))}---|");
    foreach (IGrouping<string, Finding> rule in all.GroupBy(f => f.Rule).OrderBy(g => g.Key, StringComparer.Ordinal))
    {
        Console.WriteLine($"| {rule.Key} | {string.Join(" | ", codes.Select(c => rule.Count(f => f.Code == c)))} | {rule.Count()} |");
    }

    return 0;
}
