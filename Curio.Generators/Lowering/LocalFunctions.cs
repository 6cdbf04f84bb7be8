using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Finds the local functions that block, and so become coroutines.</summary>
internal static class LocalFunctions
{
    /// <summary>Collects the functions that block by themselves, or by calling one that does.</summary>
    /// <param name="body">The body that they stand in.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <returns>Their symbols.</returns>
    public static HashSet<ISymbol> Blocking(SyntaxNode body, SemanticModel model)
    {
        HashSet<ISymbol> found = new(SymbolEqualityComparer.Default);
        List<(ISymbol Symbol, LocalFunctionStatementSyntax Node)> open =
        [
            .. body.DescendantNodes().OfType<LocalFunctionStatementSyntax>()
                .Select(node => (model.GetDeclaredSymbol(node) as ISymbol, node))
                .Where(static pair => pair.Item1 is IMethodSymbol { IsAsync: false })
                .Select(static pair => (pair.Item1!, pair.node)),
        ];
        CallClassifier calls = new(model, found);
        int before;
        do
        {
            before = open.Count;
            _ = open.RemoveAll(function => Blocks(function.Node, model, calls) && found.Add(function.Symbol));
        }
        while (open.Count > 0 && open.Count < before);
        return found;
    }

    private static bool Blocks(LocalFunctionStatementSyntax function, SemanticModel model, CallClassifier calls) =>
        function.DescendantNodes(node => node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .Any(node => node switch
            {
                InvocationExpressionSyntax call => calls.Classify(call, out _) is not (BlockingCall.None or BlockingCall.Value or BlockingCall.Sequence or BlockingCall.Resource),
                CommonForEachStatementSyntax loop => Loops.IsAsync(loop, model, calls),
                UsingStatementSyntax statement => Loops.IsAsync(statement, model, calls),
                LocalDeclarationStatementSyntax declaration => Loops.IsAsync(declaration, model, calls),
                _ => false,
            });
}
