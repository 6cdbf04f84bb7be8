using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>A place that a rule reported, with what every fix asks about it.</summary>
internal sealed class FixSite
{
    private readonly IReadOnlyCollection<SyntaxNode> _madeAsync = [];

    /// <summary>Looks at a node.</summary>
    public FixSite(SyntaxNode node, SemanticModel model, CurioContext curio, CancellationToken cancellationToken)
    {
        Node = node;
        Model = model;
        Curio = curio;
        CancellationToken = cancellationToken;
        Operation = model.GetOperation(node, cancellationToken);
        Context = Operation is not null && ContainingMember() is { } member ? curio.Of(Operation, member) : CodeContext.None;
    }

    private FixSite(SyntaxNode node, SemanticModel model, FixSite caller, IReadOnlyCollection<SyntaxNode> madeAsync)
    {
        Node = node;
        Model = model;
        Curio = caller.Curio;
        CancellationToken = caller.CancellationToken;
        Operation = model.GetOperation(node, CancellationToken);
        Context = caller.Context;
        _madeAsync = madeAsync;
    }

    /// <summary>What was reported.</summary>
    public SyntaxNode Node { get; }

    /// <summary>Its operation; null when there is none.</summary>
    public IOperation? Operation { get; }

    /// <summary>The model of its document.</summary>
    public SemanticModel Model { get; }

    /// <summary>The context of its compilation.</summary>
    public CurioContext Curio { get; }

    /// <summary>Where it runs, which decides between Curio's remedies and .NET's own.</summary>
    public CodeContext Context { get; }

    /// <summary>Ends the search for a fix.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>A place in a function that the same fix makes what the caller is: a coroutine, or one that returns a task.</summary>
    /// <param name="node">The place.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="caller">Where the function is called.</param>
    /// <param name="madeAsync">The functions that become asynchronous.</param>
    public static FixSite InFunctionMadeAsync(
        SyntaxNode node, SemanticModel model, FixSite caller, IReadOnlyCollection<SyntaxNode> madeAsync) => new(node, model, caller, madeAsync);

    /// <summary>Whether an expression here is evaluated for its effect only.</summary>
    public static bool IsStatement(SyntaxNode node) => node.Parent is ExpressionStatementSyntax;

    /// <summary>The place of an await, or null where one would be wrong.</summary>
    /// <param name="node">The node that becomes an await: the site's own, or one around it.</param>
    public AwaitSite? AwaitAt(SyntaxNode node) => FunctionSyntax.Around(node) is { } function && _madeAsync.Contains(function)
        ? AwaitSite.In(function, node, Model, CancellationToken)
        : AwaitSite.At(node, Model, MayWait, allowsAsyncVoid: Context == CodeContext.Task, CancellationToken);

    /// <summary>What blocks at this site, or null.</summary>
    public BlockingCall? BlockingCall() => Operation is null ? null : Curio.Blocking.At(Operation);

    /// <summary>What blocks is replaced, wherever it stands; and to make a span of time has no effect.</summary>
    private bool MayWait(IOperation operation) =>
        operation.Syntax == Node
        || Curio.Blocking.Candidate(operation) is { Entry.Confidence: > Confidence.Low }
        || (operation is IInvocationOperation call && KnownSymbols.Same(call.TargetMethod.ContainingType, Curio.Symbols.TimeSpan));

    private ISymbol? ContainingMember()
    {
        ISymbol? symbol = Model.GetEnclosingSymbol(Node.SpanStart, CancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }
}
