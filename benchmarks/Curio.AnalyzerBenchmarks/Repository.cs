using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Curio.AnalyzerBenchmarks;

/// <summary>
/// A folder of real code, compiled without a build: each project file becomes a compilation, given the references and
/// generators that a restored stand-in has. Errors that this leaves are counted, not hidden.
/// </summary>
internal sealed partial class Repository
{
    private static readonly string[] s_sdkUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] s_webUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly string[] s_symbols =
    [
        "NET", "NET10_0", "NETCOREAPP", "TRACE", "RELEASE", .. Enumerable.Range(5, 6).Select(v => $"NET{v}_0_OR_GREATER"),
        "NETCOREAPP2_0_OR_GREATER", "NETCOREAPP2_1_OR_GREATER", "NETCOREAPP3_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER",
    ];

    private readonly List<ProjectFile> _projects;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<ISourceGenerator> _generators;
    private readonly Dictionary<string, CSharpCompilation?> _compilations = [];
    private readonly Dictionary<CSharpCompilation, MetadataReference> _images = [];
    private readonly bool _isBuild;

    /// <summary>Finds the projects of a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="references">What all of its projects are compiled against.</param>
    /// <param name="generators">Assemblies of generators that run in all of them.</param>
    /// <param name="isBuild">Whether a project sees the assemblies of the others, as in a build, or their sources, as in an editor.</param>
    public Repository(string root, IEnumerable<string> references, IEnumerable<string> generators, bool isBuild = false)
    {
        _isBuild = isBuild;
        Root = Path.GetFullPath(root);
        _projects = ProjectsOf(Root);
        _references = [.. references.Select(r => MetadataReference.CreateFromFile(r))];
        _generators = AnalyzerSet.LoadGenerators(generators);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The projects of a folder but those of tests, benchmarks and samples.</summary>
    /// <param name="root">The folder.</param>
    /// <returns>The projects.</returns>
    public static List<ProjectFile> ProjectsOf(string root) =>
    [
        .. Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(f => !NotTheProduct().IsMatch(Path.GetRelativePath(root, f))).Select(f => new ProjectFile(f, root)).Where(p => !p.IsTraversal),
    ];

    /// <summary>The compilations, those first that others need.</summary>
    /// <returns>The compilations of all projects that have sources.</returns>
    public IEnumerable<CSharpCompilation> Compilations() => _projects.Select(p => Compile(p, [])).OfType<CSharpCompilation>().Distinct();

    private CSharpCompilation? Compile(ProjectFile project, ImmutableHashSet<string> open)
    {
        if (_compilations.TryGetValue(project.FullPath, out CSharpCompilation? known))
        {
            return known;
        }

        CSharpParseOptions options = new(LanguageVersion.Preview, preprocessorSymbols: s_symbols.Concat(project.Symbols).Distinct());
        SyntaxTree[] trees = [.. project.Sources(_projects).Select(f => CSharpSyntaxTree.ParseText(TextOf(f), options, f))];
        return _compilations[project.FullPath] = trees.Length == 0 ? null : Create(project, options, trees, open.Add(project.FullPath));
    }

    private CSharpCompilation Create(ProjectFile project, CSharpParseOptions options, SyntaxTree[] trees, ImmutableHashSet<string> open)
    {
        List<CSharpCompilation> uses = [.. Closure(project, open).Select(p => Compile(p, open)).OfType<CSharpCompilation>()];
        HashSet<string> own = [.. uses.Select(u => u.AssemblyName!), project.AssemblyName];
        bool runs = trees.Any(t => t.GetCompilationUnitRoot().Members.Any(m => m.IsKind(SyntaxKind.GlobalStatement)));
        CSharpCompilation compilation = CSharpCompilation.Create(
            project.AssemblyName,
            [.. trees, CSharpSyntaxTree.ParseText(Prelude(project), options, "Prelude.cs")],
            [.. _references.Where(r => !own.Contains(Path.GetFileNameWithoutExtension(r.Display!))), .. uses.Select(ReferenceTo)],
            new CSharpCompilationOptions(
                runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                concurrentBuild: false,
                nullableContextOptions: project.IsNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable));
        _ = CSharpGeneratorDriver.Create(_generators, parseOptions: options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return (CSharpCompilation)generated;
    }

    /// <summary>An assembly carries what its project's generator wrote into it; that some of its bodies do not compile does not matter there.</summary>
    private MetadataReference ReferenceTo(CSharpCompilation project) => _isBuild
        ? _images.TryGetValue(project, out MetadataReference? known) ? known : _images[project] = ImageOf(project)
        : project.ToMetadataReference();

    private static PortableExecutableReference ImageOf(CSharpCompilation project)
    {
        _ = CSharpGeneratorDriver.Create([new BlockingFactsGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(project, out Compilation generated, out _);
        for (Compilation current = generated; ; current = WithoutErrors(current))
        {
            using MemoryStream image = new();
            if (current.Emit(image, options: new EmitOptions(metadataOnly: true)).Success)
            {
                return MetadataReference.CreateFromImage(image.ToArray(), filePath: project.AssemblyName + ".dll");
            }
        }
    }

    /// <summary>Members whose declarations are wrong are left out of an assembly, for the compiler writes none with them.</summary>
    private static Compilation WithoutErrors(Compilation compilation)
    {
        Compilation left = compilation;
        foreach (IGrouping<SyntaxTree, Diagnostic> file in compilation.GetDeclarationDiagnostics().Where(RuleRun.IsError).Where(d => d.Location.IsInSource).GroupBy(d => d.Location.SourceTree!))
        {
            SyntaxNode root = file.Key.GetRoot();
            IEnumerable<SyntaxNode> wrong = file.Select(d => root.FindNode(d.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>()).OfType<SyntaxNode>().Distinct();
            left = left.ReplaceSyntaxTree(file.Key, file.Key.WithRootAndOptions(root.RemoveNodes(wrong, SyntaxRemoveOptions.KeepUnbalancedDirectives)!, file.Key.Options));
        }

        return !ReferenceEquals(left, compilation)
            ? left
            : throw new InvalidOperationException($"{compilation.AssemblyName} cannot be made an assembly: {string.Join('\n', compilation.GetDiagnostics().Where(RuleRun.IsError).Take(5))}");
    }

    /// <summary>The projects that one references, and those that they do, as the SDK hands them on.</summary>
    private List<ProjectFile> Closure(ProjectFile project, ImmutableHashSet<string> open)
    {
        List<ProjectFile> found = [];
        Queue<ProjectFile> next = new([project]);
        while (next.TryDequeue(out ProjectFile? current))
        {
            foreach (ProjectFile used in current.References.Select(r => _projects.Find(p => p.FullPath == r)).OfType<ProjectFile>())
            {
                if (!found.Contains(used) && !open.Contains(used.FullPath))
                {
                    found.Add(used);
                    next.Enqueue(used);
                }
            }
        }

        return found;
    }

    private string Prelude(ProjectFile project)
    {
        IEnumerable<string> usings = project.HasImplicitUsings ? project.IsWeb ? s_sdkUsings.Concat(s_webUsings) : s_sdkUsings : [];
        IEnumerable<string> lines = usings.Concat(project.Usings).Distinct().Select(u => $"global using {u};")
            .Concat(_projects.Select(p => p.AssemblyName).Distinct().Select(n => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{n}\")]"));
        return string.Join('\n', lines);
    }

    /// <summary>The text of a file. Nothing is signed here, so friends are named without their keys.</summary>
    private static SourceText TextOf(string path)
    {
        string text = File.ReadAllText(path);
        return SourceText.From(
            text.Contains("InternalsVisibleTo", StringComparison.Ordinal) ? PublicKey().Replace(text, string.Empty) : text, Encoding.UTF8);
    }

    [GeneratedRegex(@",\s*PublicKey\s*=\s*[0-9a-fA-F]+")]
    private static partial Regex PublicKey();

    [GeneratedRegex(@"(^|[/.\-_])(\w*tests?|\w*testing|test\w*|bench\w*|samples?|examples?|docs?|eng|toys|_build|playground)([/.\-_]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NotTheProduct();
}
