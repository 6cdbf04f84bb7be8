using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// Turns a function that builds and returns a coroutine into one that is a coroutine: <c>async</c> before its type, and
/// <c>await</c> before what it returns.
/// </summary>
/// <remarks>
/// The body then runs when the coroutine is awaited, no longer when the function is called. That is certainly right only
/// where nothing but the replaced calls could tell the difference, so a body that does anything else before it returns
/// (writes a field, checks its arguments, calls another method) is left to its author.
/// </remarks>
internal sealed class AsyncConversion
{
    private readonly IReadOnlyList<ExpressionSyntax> _returned;
    private readonly bool _returnsValue;

    private AsyncConversion(SyntaxNode function, IReadOnlyList<ExpressionSyntax> returned, bool returnsValue)
    {
        Function = function;
        _returned = returned;
        _returnsValue = returnsValue;
    }

    /// <summary>The declaration to change.</summary>
    public SyntaxNode Function { get; }

    /// <summary>The conversion of a function, or null when it might change what the function means.</summary>
    /// <param name="function">A function that is not asynchronous.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="mayWait">Which operations may run later: those that the fix replaces, and those without effects.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static AsyncConversion? Of(
        SyntaxNode function, SemanticModel model, Func<IOperation, bool> mayWait, CancellationToken cancellationToken)
    {
        if (FunctionSyntax.SymbolOf(function, model, cancellationToken) is not { ReturnType: INamedTypeSymbol { Name: "Coro" } type } symbol
            || (symbol is { IsStatic: false, ContainingType.IsValueType: true })
            || Returned(function, model, mayWait, cancellationToken) is not { } returned
            || !returned.All(r => IsCoroutineOf(type, r, model, cancellationToken)))
        {
            return null;
        }

        return type.IsGenericType || IsOnlyAtTheEnd(function, returned)
            ? new AsyncConversion(function, returned, type.IsGenericType)
            : null;
    }

    /// <summary>Adds the changes to an editor.</summary>
    public void Apply(SyntaxEditor editor)
    {
        foreach (ExpressionSyntax returned in _returned)
        {
            if (returned.Parent is ReturnStatementSyntax statement)
            {
                editor.ReplaceNode(statement, (current, _) => Awaiting((ReturnStatementSyntax)current));
            }
            else
            {
                editor.ReplaceNode(returned, (current, _) => Awaiting((ExpressionSyntax)current).WithTriviaFrom(current));
            }
        }

        editor.ReplaceNode(Function, (current, _) => WithAsync(current));
    }

    /// <summary>The same function with <c>async</c>.</summary>
    public static SyntaxNode WithAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax { Modifiers.Count: > 0 } method => method.WithModifiers(WithAsync(method.Modifiers)),
        MethodDeclarationSyntax method => method.WithReturnType(method.ReturnType.WithoutLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(Async(method.ReturnType.GetLeadingTrivia()))),
        LocalFunctionStatementSyntax { Modifiers.Count: > 0 } local => local.WithModifiers(WithAsync(local.Modifiers)),
        LocalFunctionStatementSyntax local => local.WithReturnType(local.ReturnType.WithoutLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(Async(local.ReturnType.GetLeadingTrivia()))),
        AnonymousFunctionExpressionSyntax { Modifiers.Count: > 0 } lambda => lambda.WithModifiers(WithAsync(lambda.Modifiers)),
        AnonymousFunctionExpressionSyntax lambda => ((AnonymousFunctionExpressionSyntax)lambda.WithoutLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(Async(lambda.GetLeadingTrivia()))),
        _ => function,
    };

    /// <summary>What a function returns, or null when it does more than to return it.</summary>
    private static List<ExpressionSyntax>? Returned(
        SyntaxNode function, SemanticModel model, Func<IOperation, bool> mayWait, CancellationToken cancellationToken)
    {
        if (FunctionSyntax.ExpressionOf(function) is { } expression)
        {
            return [expression];
        }

        if (FunctionSyntax.BlockOf(function) is not { } body
            || model.GetOperation(body, cancellationToken) is not { } operation
            || !OnlyWaits(operation, mayWait))
        {
            return null;
        }

        var returned = FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().Select(r => r.Expression).ToList();
        return returned.Contains(null) ? null : [.. returned.OfType<ExpressionSyntax>()];
    }

    /// <summary>Whether running an operation later can be noticed by nobody; what is returned is not looked at.</summary>
    private static bool OnlyWaits(IOperation operation, Func<IOperation, bool> mayWait)
    {
        bool harmless = operation switch
        {
            IReturnOperation => true,
            IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation => mayWait(operation),
            IBlockOperation or IExpressionStatementOperation or IConditionalOperation or IArgumentOperation => true,
            IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation => true,
            IVariableInitializerOperation or ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation => true,
            IBinaryOperation binary => binary.OperatorMethod is null,
            IUnaryOperation unary => unary.OperatorMethod is null,
            IConversionOperation conversion => !conversion.Conversion.IsUserDefined,
            IFieldReferenceOperation { Field: { IsConst: true } or { IsStatic: true, IsReadOnly: true } } => true,
            _ => false,
        };
        return harmless && (operation is IReturnOperation || operation.ChildOperations.All(c => OnlyWaits(c, mayWait)));
    }

    /// <summary>Whether what is returned is a coroutine of the function's own type, so that nothing is converted.</summary>
    private static bool IsCoroutineOf(
        INamedTypeSymbol type, ExpressionSyntax returned, SemanticModel model, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(returned, cancellationToken).Type, type);

    /// <summary>Without a value, only the last statement can become a plain await.</summary>
    private static bool IsOnlyAtTheEnd(SyntaxNode function, List<ExpressionSyntax> returned) =>
        returned.Count == 1
        && (FunctionSyntax.BlockOf(function) is not { } body || returned[0].Parent == body.Statements.LastOrDefault());

    private StatementSyntax Awaiting(ReturnStatementSyntax statement)
    {
        ExpressionSyntax coroutine = statement.Expression!;
        AwaitExpressionSyntax awaiting = Awaiting(coroutine.WithoutLeadingTrivia());
        return _returnsValue
            ? statement.WithExpression(awaiting.WithLeadingTrivia(coroutine.GetLeadingTrivia()))
            : SyntaxFactory.ExpressionStatement(awaiting, statement.SemicolonToken)
                .WithAttributeLists(statement.AttributeLists)
                .WithLeadingTrivia(statement.GetLeadingTrivia());
    }

    private static AwaitExpressionSyntax Awaiting(ExpressionSyntax coroutine) => CurioSyntax.Await(CurioSyntax.Operand(coroutine.WithoutLeadingTrivia()));

    /// <summary><c>partial</c> must stay the last one.</summary>
    private static SyntaxTokenList WithAsync(SyntaxTokenList modifiers)
    {
        int partial = modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return partial switch
        {
            < 0 => modifiers.Add(Async(default)),
            0 => modifiers.Replace(modifiers[0], modifiers[0].WithLeadingTrivia()).Insert(0, Async(modifiers[0].LeadingTrivia)),
            _ => modifiers.Insert(partial, Async(default)),
        };
    }

    private static SyntaxToken Async(SyntaxTriviaList leading) =>
        SyntaxFactory.Token(leading, SyntaxKind.AsyncKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
