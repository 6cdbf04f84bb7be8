using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// A place where a fix wants to write <c>await</c>, with the change that its function needs for it. What the binder
/// rejects (a <c>lock</c>, an unsafe context) is found by compiling the result; here stands what it lets pass.
/// </summary>
internal sealed class AwaitSite
{
    private AwaitSite(SyntaxNode node, SyntaxNode function, AsyncConversion? conversion)
    {
        Node = node;
        Function = function;
        Conversion = conversion;
    }

    /// <summary>The node that becomes an await.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The function around it.</summary>
    public SyntaxNode Function { get; }

    /// <summary>How the function becomes asynchronous; null when it is.</summary>
    public AsyncConversion? Conversion { get; }

    /// <summary>The site of a node, or null when an await there would be wrong.</summary>
    /// <param name="node">The node that is to become an await.</param>
    /// <param name="model">The model of the node's document.</param>
    /// <param name="mayWait">Which operations may run later than they do now; see <see cref="AsyncConversion"/>.</param>
    /// <param name="allowsAsyncVoid">Whether an asynchronous function without a result may wait longer than it does.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static AwaitSite? At(
        SyntaxNode node,
        SemanticModel model,
        Func<IOperation, bool> mayWait,
        bool allowsAsyncVoid,
        CancellationToken cancellationToken)
    {
        if (FunctionSyntax.Around(node) is not { } function || AwaitHazards.Exist(node, function, model, cancellationToken))
        {
            return null;
        }

        if (FunctionSyntax.IsAsync(function))
        {
            // Who calls an asynchronous function without a result goes on at its first await.
            bool isAwaited = allowsAsyncVoid
                || FunctionSyntax.SymbolOf(function, model, cancellationToken) is not { ReturnsVoid: true };
            return isAwaited ? new AwaitSite(node, function, conversion: null) : null;
        }

        AsyncConversion? conversion = AsyncConversion.Of(function, model, mayWait, cancellationToken);
        return conversion is null ? null : new AwaitSite(node, function, conversion);
    }

    /// <summary>The site of a node in a function that becomes asynchronous by itself, or null when an await there would be wrong.</summary>
    public static AwaitSite? In(SyntaxNode function, SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        AwaitHazards.Exist(node, function, model, cancellationToken) ? null : new AwaitSite(node, function, conversion: null);
}
