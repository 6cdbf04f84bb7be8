using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>The curio contexts among the functions of a member, as a walk begins at them.</summary>
internal static class ContextBodies
{
    /// <summary>Each place in a context from which other code runs, with its steps.</summary>
    /// <param name="context">What a rule is shown.</param>
    /// <param name="curio">What is known of the compilation.</param>
    /// <param name="facts">The walk.</param>
    public static IEnumerable<(CodeContext Where, IGrouping<SyntaxNode, Step> Steps)> StepsOf(
        OperationBlockAnalysisContext context, CurioContext curio, BlockingFacts facts)
    {
        if (!facts.IsMentionedIn(context.OwningSymbol, context.CancellationToken))
        {
            return [];
        }

        // A block holds functions within functions; each is a context, or none, for itself.
        return context.OperationBlocks
            .SelectMany(block => block.Descendants().Select(FunctionAt).Where(f => f.Body is not null).Prepend((Function: block, Body: block)))
            .SelectMany(f => StepsOf(f.Function, f.Body!));

        IEnumerable<(CodeContext, IGrouping<SyntaxNode, Step>)> StepsOf(IOperation function, IOperation body)
        {
            // A lambda that runs in place belongs to the function around it, and is read with that.
            bool isPart = function is IAnonymousFunctionOperation { Symbol.IsAsync: false } && Blocking.RunningCode.IsInPlace(function, curio.Symbols);
            return isPart || curio.Of(body, context.OwningSymbol) is not (not CodeContext.None and var where)
                ? []
                : facts.Reader.Read(body, context.CancellationToken).Steps.GroupBy(s => s.Syntax).Select(steps => (where, steps));
        }
    }

    /// <summary>The surest path from a place, and of those the shortest.</summary>
    public static BlockingPath? PathOf(IGrouping<SyntaxNode, Step> steps, BlockingFacts facts, OperationBlockAnalysisContext context) =>
        steps.Select(s => facts.Find(s, context.OwningSymbol.ContainingType, context.CancellationToken))
            .OfType<BlockingPath>().OrderByDescending(p => p.Certainty).ThenBy(p => p.Distance).FirstOrDefault();

    private static (IOperation Function, IOperation? Body) FunctionAt(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation { Body: { } lambda } => (operation, lambda),
        ILocalFunctionOperation { Body: { } local } => (operation, local),
        _ => (operation, null),
    };
}
