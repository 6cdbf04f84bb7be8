using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Knows <c>AWAIT</c>, and what it becomes for each kind of argument.</summary>
internal static class AwaitCalls
{
    private const string Name = "AWAIT";

    /// <summary>Whether a symbol is one of the runtime's <c>AWAIT</c>s.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <returns>True when it is.</returns>
    public static bool Is(ISymbol symbol) =>
        symbol is IMethodSymbol { Name: Name, IsStatic: true, ContainingType: { Name: "AsyncThread", Arity: 0, ContainingType: null } type }
        && type.ContainingNamespace is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>What it becomes.</summary>
    /// <param name="method">One of the <c>AWAIT</c>s.</param>
    /// <returns>The kind of call.</returns>
    public static BlockingCall KindOf(IMethodSymbol method) => method.OriginalDefinition.Parameters[0].Type switch
    {
        INamedTypeSymbol { Name: "Func" } function when function.TypeArguments[0].Name == KnownNames.Coro => BlockingCall.AwaitFunction,
        ITypeParameterSymbol or INamedTypeSymbol { Name: "Func" } => BlockingCall.Value,
        INamedTypeSymbol { Name: "IAsyncEnumerable" } => BlockingCall.Sequence,
        INamedTypeSymbol { Name: "IAsyncDisposable" } => BlockingCall.Resource,
        _ => BlockingCall.Await,
    };

    /// <summary>What a <c>using</c> holds that is an <c>AWAIT</c> of something to dispose of.</summary>
    /// <param name="statement">The <c>using</c>, a statement or a declaration.</param>
    /// <param name="calls">Knows what calls become.</param>
    /// <returns>The calls.</returns>
    public static IEnumerable<InvocationExpressionSyntax> Resources(StatementSyntax statement, CallClassifier calls)
    {
        VariableDeclarationSyntax? declaration = (statement as UsingStatementSyntax)?.Declaration ?? (statement as LocalDeclarationStatementSyntax)?.Declaration;
        IEnumerable<ExpressionSyntax?> held = declaration is null
            ? [(statement as UsingStatementSyntax)?.Expression]
            : declaration.Variables.Select(static each => each.Initializer?.Value);
        return held.OfType<InvocationExpressionSyntax>().Where(call => calls.Classify(call, out _) == BlockingCall.Resource);
    }
}
