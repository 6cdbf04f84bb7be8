using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The semantic models of a compilation: one for each file that the walk comes to. They leave out what the compiler finds out about
/// null, on which nothing here depends and which is half of what it takes to bind a body.
/// </summary>
internal sealed class SourceModels
{
    private static bool s_knowsOptions = true;

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>Creates the models of a compilation.</summary>
    public SourceModels(Compilation compilation) => _compilation = compilation;

    /// <summary>Whether a file belongs to the compilation.</summary>
    public bool Contains(SyntaxTree tree) => _compilation.ContainsSyntaxTree(tree);

    /// <summary>Whether a symbol is declared by the compilation.</summary>
    public bool Declare(ISymbol symbol) => KnownSymbols.Same(symbol.ContainingAssembly, _compilation.Assembly);

    /// <summary>The model of the file of a node, which belongs to the compilation.</summary>
    public SemanticModel Of(SyntaxNode node) => _models.GetOrAdd(node.SyntaxTree, Create);

    /// <summary>What a declaration, or an expression in it, does.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellation) => Of(node).GetOperation(node, cancellation);

    /// <summary>What a name, a call or a declaration means, with as little bound as can be.</summary>
    public SymbolInfo SymbolOf(SyntaxNode node, CancellationToken cancellation)
    {
        SymbolInfo alone = node is ExpressionSyntax expression && IsPartOfMuch(expression)
            ? Of(node).GetSpeculativeSymbolInfo(expression.SpanStart, expression, SpeculativeBindingOption.BindAsExpression)
            : default;
        return alone.Symbol is not null ? alone : Of(node).GetSymbolInfo(node, cancellation);
    }

    /// <summary>The type of an expression that stands in the head of a statement.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax expression, CancellationToken cancellation) =>
        Of(expression).GetSpeculativeTypeInfo(expression.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Type is { TypeKind: not TypeKind.Error } alone
            ? alone
            : Of(expression).GetTypeInfo(expression, cancellation).Type;

    /// <summary>
    /// Whether the statement around an expression holds other statements, or is no statement but a whole initialiser: that would be bound
    /// with it, so it is bound by itself.
    /// </summary>
    private static bool IsPartOfMuch(ExpressionSyntax expression)
    {
        SyntaxNode? current = expression;
        while (current is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax)
        {
            current = current.Parent;
        }

        return current is not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or AttributeSyntax or TypeArgumentListSyntax);
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification = "The walk must read other files than the one that is analysed.")]
    private SemanticModel Create(SyntaxTree tree)
    {
        if (Volatile.Read(ref s_knowsOptions))
        {
            try
            {
                return CreateWithoutNull(tree);
            }
            catch (Exception e) when (e is MissingMemberException or TypeLoadException)
            {
                // The options are an experiment of the compiler's; one without them has models that know more and take longer.
                Volatile.Write(ref s_knowsOptions, false);
            }
        }

        return _compilation.GetSemanticModel(tree);
    }

    // A method of its own, for the members that it needs are looked for when it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030", Justification = "As above.")]
#pragma warning disable RSEXPERIMENTAL001 // See the handler above.
    private SemanticModel CreateWithoutNull(SyntaxTree tree) => _compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
