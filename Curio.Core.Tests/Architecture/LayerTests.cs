using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Tests.Architecture;

/// <summary>
/// A lower layer never names a higher one, and folders on one step do not name each other. Checked on the sources, because
/// parts of one type stand in several folders: a type belongs to the lowest folder that declares it, a member to the folder
/// of its file. Documentation may refer to anything.
/// </summary>
[Trait("Speed", "slow")]
public class LayerTests
{
    /// <summary>The steps from the bottom up.</summary>
    private static readonly string[][] s_steps =
    [
        ["Errors", "Annotations"],
        ["Traps"],
        ["Coroutines"],
        ["Kernel"],
        ["Tasks", "Time"],
        ["Sync", "Queues"],
        ["Workers", "Threads"],
        ["IO", "Net"],
        ["Processes"],
        ["Diagnostics"],
    ];

    /// <summary>Names that are allowed against the rule: "file: name", with the reason.</summary>
    private static readonly Dictionary<string, string> s_exceptions = [];

    /// <summary>Files that stand in no folder, and the layer that they belong to all the same.</summary>
    private static readonly Dictionary<string, string> s_homeless = new()
    {
        // The runtime wants this type, of this name, in no namespace; it is how a worker process begins.
        ["StartupHook.cs"] = "Processes",
    };

    /// <summary>Every name that the sources declare, with the lowest folder that declares something of that name.</summary>
    private static readonly Lazy<ILookup<string, string>> s_declared = new(Declared);

    private static readonly Lazy<string[]> s_violations = new(static () => [.. SourceTree.Core.Files.SelectMany(Violations).Distinct()]);

    [Fact]
    public void Every_file_stands_in_a_layer()
    {
        Assert.NotEmpty(SourceTree.Core.Files);
        Assert.All(SourceTree.Core.Files, static file => Assert.True(StepOf(LayerOf(file.Path)) >= 0, file.Path));
    }

    [Fact]
    public void No_file_names_what_belongs_to_a_higher_layer_or_to_another_folder_of_its_own()
    {
        string[] found = [.. s_violations.Value.Where(static name => !s_exceptions.ContainsKey(name))];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void No_exception_is_out_of_date()
    {
        Assert.All(s_exceptions.Keys, static name => Assert.Contains(name, s_violations.Value));
        Assert.DoesNotContain(string.Empty, s_exceptions.Values);
        Assert.All(s_homeless.Keys, static path => Assert.Contains(path, SourceTree.Core.Files.Select(static file => file.Path)));
    }

    private static IEnumerable<string> Violations(SourceFile file)
    {
        string own = LayerOf(file.Path);

        // Most names are declared in no folder that the file may not name: only the others need be bound, which is slow.
        SimpleNameSyntax[] suspects =
        [
            .. file.Tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                .Where(name => s_declared.Value[name.Identifier.Text].Any(layer => !MayName(own, layer))),
        ];
        if (suspects.Length == 0)
        {
            yield break;
        }

        SemanticModel model = SourceTree.Core.Compilation.GetSemanticModel(file.Tree);
        foreach (SimpleNameSyntax name in suspects)
        {
            SymbolInfo found = model.GetSymbolInfo(name);
            ISymbol? symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
            string where = $"{file.Path}({file.Tree.GetLineSpan(name.Span).StartLinePosition.Line + 1}): {name.Identifier.Text}";
            if (symbol is null)
            {
                yield return $"{where} cannot be bound, so that nobody knows to what layer it belongs";
            }
            else if (LayerOf(symbol) is { } layer && !MayName(own, layer))
            {
                yield return $"{file.Path}: {symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)} of {layer}";
            }
        }
    }

    private static ILookup<string, string> Declared() => SourceTree.Core.Files
        .SelectMany(static file => file.Tree.GetRoot().DescendantNodes().Select(node => (Name: NameDeclaredBy(node), Layer: LayerOf(file.Path))))
        .Where(static item => item.Name is not null)
        .Distinct()
        .ToLookup(static item => item.Name!, static item => item.Layer);

    private static string? NameDeclaredBy(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter.Identifier.Text,
        _ => null,
    };

    private static bool MayName(string own, string other) => own == other || StepOf(other) < StepOf(own);

    private static int StepOf(string layer) => Array.FindIndex(s_steps, step => step.Contains(layer));

    private static string LayerOf(string path) => s_homeless.TryGetValue(path, out string? layer) ? layer : SourceTree.FolderOf(path);

    /// <summary>The lowest layer that declares a type or a member; null for what is not declared in these sources.</summary>
    private static string? LayerOf(ISymbol symbol)
    {
        if (symbol.Kind is not (SymbolKind.NamedType or SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event))
        {
            return null;
        }

        return symbol.OriginalDefinition.DeclaringSyntaxReferences
            .Select(static reference => LayerOf(SourceTree.Core.PathOf(reference.SyntaxTree)))
            .OrderBy(StepOf)
            .FirstOrDefault();
    }
}
