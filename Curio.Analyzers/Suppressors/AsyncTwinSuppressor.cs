using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Suppressors;

/// <summary>
/// CURIOS3: the rules that want the Async twin of a blocking call, in a coroutine and where a rule of Curio's reports the same
/// call: the twin returns a task, and Curio's rule names what a coroutine would do.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncTwinSuppressor : CurioSuppressor
{
    /// <summary>Creates the suppressor; the compiler does.</summary>
    public AsyncTwinSuppressor()
        : base(
            "CURIOS3",
            "A rule of Curio's reports the same call, with the remedy for a coroutine",
            "CA1849",
            "VSTHRD002",
            "VSTHRD103",
            "MA0042",
            "MA0045",
            "AsyncFixer02",
            "S4462",
            "S6966")
    {
    }

    private protected override bool IsWrong(SyntaxNode node, SemanticModel model, CurioContext curio) =>
        Call(node, model, curio) is { } call
        && ContextAt(call.Operation.Syntax, model, curio) == CodeContext.Coroutine
        && IsReported(call, model.Compilation, curio);

    /// <summary>The blocking call that a place belongs to: its name or all of it, but not its arguments.</summary>
    private static BlockingCall? Call(SyntaxNode node, SemanticModel model, CurioContext curio)
    {
        SyntaxNode? current = node;
        while (current is ExpressionSyntax)
        {
            if (model.GetOperation(current) is { } operation && curio.Blocking.At(operation) is { } call)
            {
                return call;
            }

            current = current.Parent switch
            {
                MemberAccessExpressionSyntax access when access.Name == current => access,
                MemberBindingExpressionSyntax binding => binding,
                InvocationExpressionSyntax invocation when invocation.Expression == current => invocation,
                _ => null,
            };
        }

        return null;
    }

    private static bool IsReported(BlockingCall call, Compilation compilation, CurioContext curio)
    {
        string id = RuleOf(call.Entry.Kind);
        SyntaxTree tree = call.Operation.Syntax.SyntaxTree;
        return RuleState.IsOn(id, tree, compilation) && call.Entry.Confidence >= curio.Options.ConfidenceOf(id, tree);
    }

    private static string RuleOf(BlockingKind kind) => kind switch
    {
        BlockingKind.Sleep => "CURIO101",
        BlockingKind.File => "CURIO102",
        BlockingKind.Other => "CURIO103",
        BlockingKind.Await => "CURIO104",
        _ => "CURIO105",
    };
}
