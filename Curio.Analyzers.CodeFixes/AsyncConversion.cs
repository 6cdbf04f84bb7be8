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
    private readonly IReadOnlyList<ReturnStatementSyntax> _returns;
    private readonly bool _returnsValue;

    private AsyncConversion(SyntaxNode function, IReadOnlyList<ReturnStatementSyntax> returns, bool returnsValue)
    {
        Function = function;
        _returns = returns;
        _returnsValue = returnsValue;
    }

    /// <summary>The declaration to change.</summary>
    public SyntaxNode Function { get; }

    /// <summary>The conversion of a function, or null when it might change what the function means.</summary>
    /// <param name="function">A function that is not asynchronous.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="mayWait">Which calls may run later: those that the fix replaces, and those without effects.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static AsyncConversion? Of(
        SyntaxNode function, SemanticModel model, Func<IInvocationOperation, bool> mayWait, CancellationToken cancellationToken)
    {
        BlockSyntax? body = function switch
        {
            MethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax local => local.Body,
            _ => null,
        };

        if (body is null
            || model.GetDeclaredSymbol(function, cancellationToken) is not IMethodSymbol { ReturnType: INamedTypeSymbol type } symbol
            || (symbol is { IsStatic: false, ContainingType.IsValueType: true })
            || model.GetOperation(body, cancellationToken) is not { } operation
            || !OnlyWaits(operation, mayWait))
        {
            return null;
        }

        var returns = FunctionSyntax.OwnNodes(function).OfType<ReturnStatementSyntax>().ToList();
        bool returnsValue = type.IsGenericType;
        return returns.All(r => IsCoroutineOf(type, r, model, cancellationToken)) && (returnsValue || IsLastOf(body, returns))
            ? new AsyncConversion(function, returns, returnsValue)
            : null;
    }

    /// <summary>Adds the changes to an editor.</summary>
    public void Apply(SyntaxEditor editor)
    {
        foreach (ReturnStatementSyntax statement in _returns)
        {
            editor.ReplaceNode(statement, (current, _) => Awaiting((ReturnStatementSyntax)current));
        }

        editor.ReplaceNode(Function, (current, _) => WithAsync(current));
    }

    /// <summary>Whether running an operation later can be noticed by nobody; what is returned is not looked at.</summary>
    private static bool OnlyWaits(IOperation operation, Func<IInvocationOperation, bool> mayWait)
    {
        bool harmless = operation switch
        {
            IReturnOperation => true,
            IInvocationOperation call => mayWait(call),
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

    /// <summary>Whether a return hands on a coroutine of the function's own type, so that nothing is converted.</summary>
    private static bool IsCoroutineOf(
        INamedTypeSymbol type, ReturnStatementSyntax statement, SemanticModel model, CancellationToken cancellationToken) =>
        statement.Expression is { } expression
        && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(expression, cancellationToken).Type, type);

    /// <summary>Without a value, only the last statement can become a plain await.</summary>
    private static bool IsLastOf(BlockSyntax body, List<ReturnStatementSyntax> returns) =>
        returns.Count == 1 && returns[0] == body.Statements.LastOrDefault();

    private StatementSyntax Awaiting(ReturnStatementSyntax statement)
    {
        ExpressionSyntax coroutine = statement.Expression!;
        AwaitExpressionSyntax awaiting = CurioSyntax.Await(CurioSyntax.Operand(coroutine.WithoutLeadingTrivia()));
        return _returnsValue
            ? statement.WithExpression(awaiting.WithLeadingTrivia(coroutine.GetLeadingTrivia()))
            : SyntaxFactory.ExpressionStatement(awaiting, statement.SemicolonToken)
                .WithAttributeLists(statement.AttributeLists)
                .WithLeadingTrivia(statement.GetLeadingTrivia());
    }

    private static SyntaxNode WithAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax { Modifiers.Count: > 0 } method => method.WithModifiers(WithAsync(method.Modifiers)),
        MethodDeclarationSyntax method => method.WithReturnType(method.ReturnType.WithoutLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(Async(method.ReturnType.GetLeadingTrivia()))),
        LocalFunctionStatementSyntax { Modifiers.Count: > 0 } local => local.WithModifiers(WithAsync(local.Modifiers)),
        LocalFunctionStatementSyntax local => local.WithReturnType(local.ReturnType.WithoutLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(Async(local.ReturnType.GetLeadingTrivia()))),
        _ => function,
    };

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
