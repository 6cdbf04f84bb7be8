using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Results whose work is done when they are used: to get them on a worker would move nothing.</summary>
internal static class LazyResults
{
    private static readonly string[] s_names =
    [
        "IEnumerable", "IEnumerator", "IQueryable", "IOrderedEnumerable", "IAsyncEnumerable", "IAsyncEnumerator", "ParallelQuery",
        "Task", "ValueTask", "Coro", "Lazy",
    ];

    /// <summary>Whether a value of this type may still have its work before it.</summary>
    public static bool AreIn(ITypeSymbol type) => s_names.Contains(type.Name);

    /// <summary>Whether any sequence would do where an expression stands: in <c>foreach</c>, or as an argument.</summary>
    public static bool IsOnlyIterated(ExpressionSyntax expression, FixSite site)
    {
        IOperation? user = site.Model.GetOperation(expression, site.CancellationToken)?.Parent;
        while (user is IConversionOperation { IsImplicit: true })
        {
            user = user.Parent;
        }

        return user is IArgumentOperation { Parameter.OriginalDefinition.Type.Name: "IEnumerable" }
            || (user is IForEachLoopOperation && expression.Parent is CommonForEachStatementSyntax loop && loop.Expression == expression);
    }
}
