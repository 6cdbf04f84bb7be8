using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>The semantic models of a compilation: one for each file that the walk comes to.</summary>
internal sealed class SourceModels
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>Creates the models of a compilation.</summary>
    public SourceModels(Compilation compilation) => _compilation = compilation;

    /// <summary>Whether a file belongs to the compilation.</summary>
    public bool Contains(SyntaxTree tree) => _compilation.ContainsSyntaxTree(tree);

    /// <summary>The model of the file of a node, which belongs to the compilation.</summary>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification =
        "The walk must read other files than the one that is analysed; it asks for one model a file, and the compiler's driver shares its own.")]
    public SemanticModel Of(SyntaxNode node) => _models.GetOrAdd(node.SyntaxTree, tree => _compilation.GetSemanticModel(tree));
}
