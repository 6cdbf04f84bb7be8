using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C200;

/// <summary>Fixes CURIO201: the coroutine is awaited where it was dropped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO201NeverAwaitedFix))]
[Shared]
public sealed class CURIO201NeverAwaitedFix : CurioCodeFix
{
    private const string Title = "Await the coroutine";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO201NeverAwaitedFix()
        : base(RuleIds.NeverAwaited)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place)
    {
        // An await in a chain of '?.' has nothing to await when the chain ends early; a sequence is more than one await.
        if (place.Node is not ExpressionSyntax expression || expression is ConditionalAccessExpressionSyntax
            || !place.Curio.Symbols.IsCoro(place.Model.GetTypeInfo(expression, place.CancellationToken).Type)
            || !MayAwait(expression, place.Model, place.Curio, place.CancellationToken))
        {
            return null;
        }

        SyntaxNode target = TargetOf(expression, place.Model.GetTypeInfo(expression, place.CancellationToken).Type!);
        return AwaitSite.At(target, place.Model, MayWait, allowsAsyncVoid: false, place.CancellationToken) is { } site
            ? new SiteEdit(Title, site, current => Awaiting(current, expression)) { AddsValue = true }
            : null;

        // Cold coroutines do nothing when they are made, so nobody can tell that they are made later.
        bool MayWait(IOperation operation) => operation is IInvocationOperation call
            && place.Curio.Symbols.IsCoro(call.Type)
            && (call.TargetMethod.IsAsync || place.Curio.Symbols.IsOfRuntime(call.TargetMethod.ContainingType));
    }

    /// <summary>A function that is no coroutine yet becomes one only if it says so; before a kernel runs an await would throw.</summary>
    private static bool MayAwait(SyntaxNode node, SemanticModel model, CurioContext curio, CancellationToken cancellationToken)
    {
        IMethodSymbol? function = FunctionSyntax.Around(node) switch
        {
            AnonymousFunctionExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol,
            { } declaration => model.GetDeclaredSymbol(declaration, cancellationToken) as IMethodSymbol,
            null => null,
        };
        return function is not null
            && (function.IsAsync || curio.Symbols.IsCoro(function.ReturnType))
            && !KnownSymbols.Same(function, model.Compilation.GetEntryPoint(cancellationToken));
    }

    /// <summary>
    /// What becomes the await: the expression itself, or with it what only a value could be given to, which a coroutine
    /// without a result does not have.
    /// </summary>
    private static SyntaxNode TargetOf(ExpressionSyntax expression, ITypeSymbol type)
    {
        bool hasResult = type is INamedTypeSymbol { IsGenericType: true };
        return expression.Parent switch
        {
            AssignmentExpressionSyntax assignment when !hasResult => assignment,
            EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax
                {
                    Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } declaration }
                }
            } when !hasResult => declaration,
            _ => expression,
        };
    }

    private static SyntaxNode Awaiting(SyntaxNode current, ExpressionSyntax expression) => current switch
    {
        LocalDeclarationStatementSyntax declaration => SyntaxFactory.ExpressionStatement(
                Await(declaration.Declaration.Variables[0].Initializer!.Value.WithoutTrivia()), declaration.SemicolonToken)
            .WithLeadingTrivia(declaration.GetLeadingTrivia()),
        AssignmentExpressionSyntax assignment when expression.Parent is AssignmentExpressionSyntax { Right: var right }
            && current.RawKind == expression.Parent.RawKind && right == expression =>
            Await(assignment.Right.WithoutTrivia()).WithTriviaFrom(assignment),
        _ => Await(((ExpressionSyntax)current).WithoutTrivia()).WithTriviaFrom(current),
    };

    private static AwaitExpressionSyntax Await(ExpressionSyntax operand) => CurioSyntax.Await(CurioSyntax.Operand(operand));
}
