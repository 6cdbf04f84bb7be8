using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// Work that a worker does already: <c>await Coro.RunInThread(() =&gt; X())</c>. Where what stands around it goes to a worker too, one
/// worker does both, so that it does not matter which call is fixed first.
/// </summary>
internal static class AwaitedWork
{
    /// <summary>The expression that the worker evaluates; null for any other await, and for work that is more than an expression.</summary>
    public static ExpressionSyntax? Of(IAwaitOperation awaited, FixSite site) =>
        awaited is { Syntax: AwaitExpressionSyntax syntax, Operation: IInvocationOperation { Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } } call }
        && IsWorker(call.TargetMethod, site)
        && arguments[0].Expression is ParenthesizedLambdaExpressionSyntax { ReturnType: null, ExpressionBody: { } work } lambda
        && lambda.ParameterList.Parameters.Count == 0
        && lambda.AttributeLists.Count == 0
        && !lambda.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && site.Model.GetTypeInfo(work, site.CancellationToken).Type is { } type
        && KnownSymbols.Same(type, awaited.Type)
        && !LazyResults.AreIn(type)
        && work is not (ImplicitObjectCreationExpressionSyntax or LiteralExpressionSyntax)
        && !HasCommentsAround(syntax, work)
            ? work
            : null;

    /// <summary>An expression with the work of such awaits in their place, for a worker to do altogether.</summary>
    public static ExpressionSyntax Joined(ExpressionSyntax whole, IOperation operation, FixSite site)
    {
        Dictionary<SyntaxNode, ExpressionSyntax> works = [];
        foreach (IAwaitOperation awaited in Functions.OwnOperations(operation).OfType<IAwaitOperation>())
        {
            if (Of(awaited, site) is { } work)
            {
                SyntaxNode place = awaited.Syntax.Parent is ParenthesizedExpressionSyntax parentheses ? parentheses : awaited.Syntax;
                works[place] = (place.Parent is ArgumentSyntax || work is ObjectCreationExpressionSyntax ? work : CurioSyntax.Operand(work)).WithTriviaFrom(place);
            }
        }

        return works.Count == 0 ? whole : whole.ReplaceNodes(works.Keys, (place, _) => works[place]);
    }

    private static bool IsWorker(IMethodSymbol method, FixSite site) => site.Context == CodeContext.Task
        ? method is { Name: "Run", ContainingType: { Name: "Task", Arity: 0 } type } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
        : method.Name == "RunInThread" && KnownSymbols.Same(method.ContainingType, site.Curio.Symbols.Coro);

    private static bool HasCommentsAround(AwaitExpressionSyntax awaiting, ExpressionSyntax work) => awaiting.DescendantTrivia()
        .Any(t => CurioSyntax.IsComment(t) && awaiting.Span.Contains(t.Span) && !work.Span.Contains(t.Span));
}
