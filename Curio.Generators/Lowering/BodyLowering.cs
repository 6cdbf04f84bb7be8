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
    private readonly HashSet<ExpressionSyntax> _held = [];
    private readonly List<SyntaxNode> _awaits = [];
    private readonly List<(Location, string)> _refusals = [];
    private readonly List<(Location, IMethodSymbol)> _callees = [];
    private readonly Rebinding _rebinding;
    private readonly bool _hasFileTypes;
    private Place _place;

    private BodyLowering(SyntaxNode body, SemanticModel model)
    {
        _body = body;
        _model = model;
        _edits = new SourceEdits(body.SyntaxTree.GetText());
        _coroutines = LocalFunctions.Blocking(body, model);
        _calls = new CallClassifier(model, _coroutines);
        _rebinding = new Rebinding(model);
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
        PendingReferences pending = new(model);
        lowering._refusals.AddRange(lowering._awaits.OfType<ExpressionSyntax>().SelectMany(pending.Before).Distinct());
        lowering._edits.BlankDirectives(body);
        lowering.Text = lowering._edits.Apply(body);
        return lowering;
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        BlockingCall kind = _calls.Classify(node, out IMethodSymbol? target);
        switch (kind)
        {
            case BlockingCall.None or BlockingCall.Value:
                // What nameof is given is not called.
                if (target is not null || node.Expression is not IdentifierNameSyntax { Identifier.Text: "nameof" })
                {
                    base.VisitInvocationExpression(node);
                    NameCaller(target, node.ArgumentList);
                }

                break;
            case BlockingCall.LateBound:
                Refuse(node, "its argument is 'dynamic', and only at run time is known whether it is a coroutine; give it a type");
                break;
            case BlockingCall.Sequence when !_iterated.Contains(node):
                Refuse(node, "it is an asynchronous sequence, and in the task form only 'foreach' can use it; iterate over it here");
                break;
            case BlockingCall.Resource when !_held.Contains(node):
                Refuse(node, "it is disposed of by a coroutine, and in the task form only 'using' can do that; hold it with 'using' here");
                break;
            case BlockingCall.Sequence or BlockingCall.Resource:
                Unwrap(node);
                break;
            case BlockingCall.LocalFunction or BlockingCall.Twin or BlockingCall.TaskForm:
                Allow(node);
                LowerCall(node, kind, target!);
                break;
            default:
                Allow(node);
                LowerAwait(node, kind, target!);
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
        if (Loops.IsAsync(node, _model, _calls))
        {
            AwaitBefore(node, node.UsingKeyword);
            Hold(node, node.Declaration);
        }

        base.VisitUsingStatement(node);
    }

    public override void VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        if (Loops.IsAsync(node, _model, _calls))
        {
            AwaitBefore(node, node.UsingKeyword);
            Hold(node, node.Declaration);
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

        Place place = _place == Place.Lambda ? Place.Lambda : node.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? Place.Unsafe : Place.Code;
        Within(place, () => base.VisitLocalFunctionStatement(node));
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        VisitLambda(node, () => base.VisitParenthesizedLambdaExpression(node));

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        VisitLambda(node, () => base.VisitSimpleLambdaExpression(node));

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        VisitLambda(node, () => base.VisitAnonymousMethodExpression(node));

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        base.VisitObjectCreationExpression(node);
        NameCaller(_model.GetSymbolInfo(node).Symbol, node.ArgumentList);
    }

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        base.VisitImplicitObjectCreationExpression(node);
        NameCaller(_model.GetSymbolInfo(node).Symbol, node.ArgumentList);
    }

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
            if (Loops.IteratesTaskForm(loop, _calls) || Loops.IteratesSequence(loop, _calls))
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

    // The variable of the block is the resource itself then, and not what stands for it.
    private void Hold(StatementSyntax statement, VariableDeclarationSyntax? declaration)
    {
        InvocationExpressionSyntax[] resources = [.. AwaitCalls.Resources(statement, _calls)];
        _held.UnionWith(resources);
        if (declaration is null || resources.Length == 0)
        {
            return;
        }

        if (declaration.Variables.Count > 1)
        {
            Refuse(declaration, "a 'using' of an AWAIT holds one thing; write one for each");
        }
        else if (_model.GetDeclaredSymbol(declaration.Variables[0]) is { } variable && IsUsed(variable))
        {
            Refuse(declaration.Variables[0], $"'{variable.Name}' is used, and in the task form it is of another type; use what AWAIT was given");
        }
        else
        {
            _edits.Replace(declaration.Type.Span, "var");
        }
    }

    private bool IsUsed(ISymbol variable) => _body.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name).Symbol, variable));

    private void NameCaller(ISymbol? called, ArgumentListSyntax? arguments)
    {
        if (called is IMethodSymbol method && arguments is not null && CallerNames.Missing(method, arguments, _body) is { Length: > 0 } missing)
        {
            _edits.Insert(arguments.CloseParenToken.SpanStart, missing);
        }
    }

    private void Unwrap(InvocationExpressionSyntax call)
    {
        ExpressionSyntax operand = call.ArgumentList.Arguments[0].Expression;
        _edits.Replace(TextSpan.FromBounds(call.SpanStart, operand.SpanStart), string.Empty);
        Visit(operand);
        _edits.Replace(TextSpan.FromBounds(operand.Span.End, call.Span.End), string.Empty);
    }

    private void LowerAwait(InvocationExpressionSyntax call, BlockingCall kind, IMethodSymbol target)
    {
        ExpressionSyntax operand = call.ArgumentList.Arguments[0].Expression;
        bool isWrapped = Operands.NeedsParentheses(call);
        (string before, string after) = AwaitText.Around(operand, kind, target, _model);
        _edits.Replace(TextSpan.FromBounds(call.SpanStart, operand.SpanStart), (isWrapped ? "(await " : "await ") + before);
        Visit(operand);
        _edits.Replace(TextSpan.FromBounds(operand.Span.End, call.Span.End), after + (isWrapped ? ")" : string.Empty));
    }

    private void LowerCall(InvocationExpressionSyntax call, BlockingCall kind, IMethodSymbol target)
    {
        if (kind != BlockingCall.LocalFunction)
        {
            CheckTarget(call, target);
        }

        if (kind == BlockingCall.TaskForm && CallClassifier.IsTaskForm(target, _model.Compilation))
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
        NameCaller(target, call.ArgumentList);
        if (isWrapped)
        {
            _edits.Insert(call.Span.End, ")");
        }
    }

    private void CheckTarget(InvocationExpressionSyntax call, IMethodSymbol target)
    {
        bool isExact = call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax };
        if (!isExact && UnannotatedOverrides.Of(target, _model.Compilation) is { } replacement)
        {
            Refuse(call, $"'{replacement.ContainingType.Name}.{replacement.Name}' takes the place of '{target.Name}' without [AsyncThread], and its task form would be passed over; annotate it");
        }
        else if (_rebinding.LeadsElsewhere(call, target))
        {
            Refuse(call, $"'{target.Name}{Shared.KnownNames.AsyncSuffix}' is another method here than that of '{target.Name}'; rename one of the two, or await the one that is meant with AWAIT");
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
