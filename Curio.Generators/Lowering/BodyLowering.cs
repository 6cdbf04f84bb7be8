using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Lowering;

/// <summary>
/// Turns the body of a blocking function into that of a coroutine: each call that would block becomes an <c>await</c>. The text
/// stays the user's but for the tokens that must change.
/// </summary>
internal sealed class BodyLowering : CSharpSyntaxWalker
{
    private const string NotInConditional = "a call behind '?.' cannot be awaited; test for null first";

    private readonly SyntaxNode _body;
    private readonly SemanticModel _model;
    private readonly SourceEdits _edits;
    private readonly HashSet<ISymbol> _coroutines;
    private readonly CallClassifier _calls;
    private readonly HashSet<ExpressionSyntax> _iterated = [];
    private readonly List<SyntaxNode> _awaits = [];
    private readonly List<(Location, string)> _refusals = [];
    private readonly List<(Location, IMethodSymbol)> _callees = [];
    private readonly bool _hasFileTypes;
    private Place _place;

    private BodyLowering(SyntaxNode body, SemanticModel model)
    {
        _body = body;
        _model = model;
        _edits = new SourceEdits(body.SyntaxTree.GetText());
        _coroutines = LocalFunctions.Blocking(body, model);
        _calls = new CallClassifier(model, _coroutines);
        _hasFileTypes = body.SyntaxTree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Any(static node => node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.FileKeyword));
    }

    /// <summary>Why the body has no task form: each place with the reason and its remedy.</summary>
    public IReadOnlyList<(Location Place, string Reason)> Refusals => _refusals;

    /// <summary>The annotated methods that the body calls; it can be lowered when they can.</summary>
    public IReadOnlyList<(Location Place, IMethodSymbol Method)> Callees => _callees;

    /// <summary>The body as that of a coroutine; its lines are those of the user's.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>Lowers a body.</summary>
    /// <param name="body">A block, or an arrow with its expression.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <returns>The result; its text is of use only when nothing was refused.</returns>
    public static BodyLowering Of(SyntaxNode body, SemanticModel model)
    {
        BodyLowering lowering = new(body, model);
        lowering.Visit(body);
        lowering._refusals.AddRange(RefLocals.Faults(body, model, lowering._awaits));
        lowering._edits.BlankDirectives(body);
        lowering.Text = lowering._edits.Apply(body.Span);
        return lowering;
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        BlockingCall kind = _calls.Classify(node, out IMethodSymbol? target);
        switch (kind)
        {
            case BlockingCall.None:
                // What nameof is given is not called.
                if (target is not null || node.Expression is not IdentifierNameSyntax { Identifier.Text: "nameof" })
                {
                    base.VisitInvocationExpression(node);
                }

                break;
            case BlockingCall.LateBound:
                Refuse(node, "its argument is 'dynamic', and only at run time is known whether it is a coroutine; give it a type");
                break;
            case BlockingCall.Value:
                LowerValue(node);
                break;
            case BlockingCall.LocalFunction or BlockingCall.Twin or BlockingCall.TaskForm:
                Allow(node);
                LowerCall(node, kind, target!);
                break;
            default:
                Allow(node);
                LowerAwait(node, kind);
                break;
        }
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        LowerLoop(node);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        LowerLoop(node);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitUsingStatement(UsingStatementSyntax node)
    {
        if (Loops.IsAsync(node, _model))
        {
            AwaitBefore(node, node.UsingKeyword);
        }

        base.VisitUsingStatement(node);
    }

    public override void VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        if (Loops.IsAsync(node, _model))
        {
            AwaitBefore(node, node.UsingKeyword);
        }

        base.VisitLocalDeclarationStatement(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        if (_model.GetDeclaredSymbol(node) is not IMethodSymbol { IsAsync: false } function)
        {
            return;
        }

        if (_coroutines.Contains(function))
        {
            _refusals.AddRange(LocalFunctionHeader.Lower(node, function, _edits));
        }

        Within(_place == Place.Lambda ? Place.Lambda : Place.Code, () => base.VisitLocalFunctionStatement(node));
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        VisitLambda(node, () => base.VisitParenthesizedLambdaExpression(node));

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        VisitLambda(node, () => base.VisitSimpleLambdaExpression(node));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        VisitLambda(node, () => base.VisitAnonymousMethodExpression(node));

    public override void VisitLockStatement(LockStatementSyntax node)
    {
        Visit(node.Expression);
        Within(Place.Lock, () => Visit(node.Statement));
    }

    public override void VisitCatchFilterClause(CatchFilterClauseSyntax node) => Within(Place.Filter, () => base.VisitCatchFilterClause(node));

    public override void VisitUnsafeStatement(UnsafeStatementSyntax node) => Within(Place.Unsafe, () => base.VisitUnsafeStatement(node));

    public override void VisitFixedStatement(FixedStatementSyntax node) => Within(Place.Unsafe, () => base.VisitFixedStatement(node));

    public override void VisitQueryExpression(QueryExpressionSyntax node)
    {
        // The first source is asked once, by the code that runs the query.
        Visit(node.FromClause.Expression);
        Within(Place.Query, () => Visit(node.Body));
    }

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        CheckName(node);
        base.VisitIdentifierName(node);
    }

    public override void VisitGenericName(GenericNameSyntax node)
    {
        CheckName(node);
        base.VisitGenericName(node);
    }

    private void VisitLambda(AnonymousFunctionExpressionSyntax node, Action visit)
    {
        // One that the runtime puts on a thread of its own may block there, and one that is a coroutine does not block.
        if (node.AsyncKeyword.IsKind(SyntaxKind.None) && !RuntimeThreads.Take(node, _model))
        {
            Within(Place.Lambda, visit);
        }
    }

    private void CheckName(SimpleNameSyntax name)
    {
        if (name.Identifier.Text == "await")
        {
            Refuse(name, "'await' is a keyword in the task form; rename it, or write '@await'");
        }
        else if (_calls.IsBlockingGroup(name) && !RuntimeThreads.Take(name.Parent is MemberAccessExpressionSyntax access ? access : name, _model))
        {
            Refuse(name, $"'{name.Identifier.Text}' is handed on as a delegate, which cannot be awaited by whoever calls it; call it here");
        }
        else if (_hasFileTypes && _model.GetSymbolInfo(name).Symbol is INamedTypeSymbol { IsFileLocal: true })
        {
            Refuse(name, $"'{name.Identifier.Text}' is local to its file, and the task form stands in another; remove 'file'");
        }
    }

    private void LowerLoop(CommonForEachStatementSyntax loop)
    {
        if (Loops.IsAsync(loop, _model, _calls))
        {
            AwaitBefore(loop, loop.ForEachKeyword);
            if (Loops.IteratesTaskForm(loop, _calls))
            {
                _ = _iterated.Add(loop.Expression);
            }
        }
    }

    private void AwaitBefore(StatementSyntax statement, SyntaxToken keyword)
    {
        Allow(statement, keyword.GetLocation());
        _edits.Insert(keyword.SpanStart, "await ");
    }

    private void LowerAwait(InvocationExpressionSyntax call, BlockingCall kind)
    {
        ExpressionSyntax operand = call.ArgumentList.Arguments[0].Expression;
        bool isWrapped = Operands.NeedsParentheses(call);
        (string before, string after) = kind switch
        {
            BlockingCall.SleepNumber => ("global::Curio.Coro.Sleep(global::System.TimeSpan.FromMilliseconds(", "))"),
            BlockingCall.SleepDuration => ("global::Curio.Coro.Sleep(", ")"),
            _ when Operands.IsPrimary(operand) => (string.Empty, string.Empty),
            _ => ("(", ")"),
        };
        _edits.Replace(TextSpan.FromBounds(call.SpanStart, operand.SpanStart), (isWrapped ? "(await " : "await ") + before);
        Visit(operand);
        _edits.Replace(TextSpan.FromBounds(operand.Span.End, call.Span.End), after + (isWrapped ? ")" : string.Empty));
    }

    private void LowerValue(InvocationExpressionSyntax call)
    {
        ExpressionSyntax operand = call.ArgumentList.Arguments[0].Expression;
        bool isPrimary = Operands.IsPrimary(operand);
        string start = call.Parent is ExpressionStatementSyntax && operand is not InvocationExpressionSyntax ? "_ = " : string.Empty;
        _edits.Replace(TextSpan.FromBounds(call.SpanStart, operand.SpanStart), start + (isPrimary ? string.Empty : "("));
        Visit(operand);
        _edits.Replace(TextSpan.FromBounds(operand.Span.End, call.Span.End), isPrimary ? string.Empty : ")");
    }

    private void LowerCall(InvocationExpressionSyntax call, BlockingCall kind, IMethodSymbol target)
    {
        if (kind == BlockingCall.TaskForm)
        {
            _callees.Add((call.GetLocation(), (target.ReducedFrom ?? target).OriginalDefinition));
        }

        bool isIterator = kind != BlockingCall.Twin && Iterators.IsIterator(target);
        if (isIterator && !_iterated.Contains(call))
        {
            Refuse(call, $"'{target.Name}' yields, and in the task form only 'foreach' can use it; iterate over it here");
        }

        bool isWrapped = !isIterator && Operands.NeedsParentheses(call);
        if (!isIterator)
        {
            _edits.Insert(call.SpanStart, isWrapped ? "(await " : "await ");
        }

        if (kind != BlockingCall.LocalFunction && Operands.NameOf(call.Expression) is { } name)
        {
            _edits.Replace(name.Identifier.Span, name.Identifier.Text + Shared.KnownNames.AsyncSuffix);
        }

        base.VisitInvocationExpression(call);
        if (isWrapped)
        {
            _edits.Insert(call.Span.End, ")");
        }
    }

    private void Allow(SyntaxNode node, Location? place = null)
    {
        _awaits.Add(node);
        string? reason = _place switch
        {
            Place.Lambda => "it stands in a lambda, which cannot be awaited by whoever calls it; make it a local function and call that",
            Place.Lock => "a coroutine cannot wait while it holds a thread's lock; take an AsyncLock, or wait outside of 'lock'",
            Place.Filter => "the filter of a 'catch' cannot wait; test inside the 'catch' and throw again",
            Place.Query => "the clauses of a query are lambdas; write it as a loop",
            Place.Unsafe => "unsafe code cannot wait; put it in a method of its own",
            _ => node is InvocationExpressionSyntax call && Operands.IsConditional(call) ? NotInConditional : null,
        };
        if (reason is not null)
        {
            _refusals.Add((place ?? node.GetLocation(), reason));
        }
    }

    private void Refuse(SyntaxNode node, string reason) => _refusals.Add((node.GetLocation(), reason));

    private void Within(Place place, Action visit)
    {
        (Place before, _place) = (_place, place);
        visit();
        _place = before;
    }
}
