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
public sealed class CURIO201NeverAwaitedFix() : OneEditFix(RuleIds.NeverAwaited, "Await the coroutine")
{
    private protected override SiteEdit? EditOf(FixSite site)
    {
        // An await in a chain of '?.' has nothing to await when the chain ends early; a sequence is more than one await.
        if (site.Node is not ExpressionSyntax expression || expression is ConditionalAccessExpressionSyntax
            || !site.Curio.Symbols.IsCoro(site.Model.GetTypeInfo(expression, site.CancellationToken).Type)
            || !MayAwait(expression, site.Model, site.Curio, site.CancellationToken))
        {
            return null;
        }

        SyntaxNode target = TargetOf(expression, site.Model.GetTypeInfo(expression, site.CancellationToken).Type!);
        return AwaitSite.At(target, site.Model, MayWait, allowsAsyncVoid: false, site.CancellationToken) is { } awaiting
            ? new SiteEdit(Title, awaiting, current => Awaiting(current, expression)) { AddsValue = true }
            : null;

        // Cold coroutines do nothing when they are made, so nobody can tell that they are made later.
        bool MayWait(IOperation operation) => operation is IInvocationOperation call
            && site.Curio.Symbols.IsCoro(call.Type)
            && (call.TargetMethod.IsAsync || site.Curio.Symbols.IsOfRuntime(call.TargetMethod.ContainingType));
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
