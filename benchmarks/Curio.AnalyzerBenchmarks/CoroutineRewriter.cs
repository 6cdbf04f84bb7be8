using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.AnalyzerBenchmarks;

/// <summary>
/// Turns tasks into coroutines, so that there is coroutine code of some size: private asynchronous methods return coroutines, and the
/// others, which interfaces and callers elsewhere want as tasks, begin with an await of one.
/// </summary>
internal sealed class CoroutineRewriter : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax s_pause =
        SyntaxFactory.ParseStatement("await global::Curio.Coro.Sleep(global::System.TimeSpan.Zero);\n");

    private readonly HashSet<string> _converted;

    private CoroutineRewriter(HashSet<string> converted) => _converted = converted;

    /// <summary>Rewrites a file.</summary>
    /// <param name="root">The root of its tree.</param>
    /// <returns>The new root.</returns>
    public static SyntaxNode Rewrite(SyntaxNode root)
    {
        HashSet<string> converted = [
            .. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => IsOwn(m) && IsTask(m.ReturnType)).Select(m => m.Identifier.ValueText),
            .. root.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Where(f => IsAsync(f.Modifiers) && IsTask(f.ReturnType)).Select(f => f.Identifier.ValueText),
        ];
        return new CoroutineRewriter(converted).Visit(root);
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return !IsAsync(node.Modifiers) || !IsTask(node.ReturnType) ? method
            : IsOwn(node) ? method.WithReturnType(Coroutine(method.ReturnType))
            : method.Body is { } body ? method.WithBody(body.WithStatements(body.Statements.Insert(0, s_pause)))
            : method;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return IsAsync(node.Modifiers) && IsTask(node.ReturnType) ? function.WithReturnType(Coroutine(function.ReturnType)) : function;
    }

    /// <summary>A coroutine has no <c>ConfigureAwait</c>.</summary>
    /// <param name="node">A call.</param>
    /// <returns>The call, or what it was called on.</returns>
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
        node.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax call }
        && call.Expression is SimpleNameSyntax name && _converted.Contains(name.Identifier.ValueText)
            ? Visit(call)!.WithTrailingTrivia(node.GetTrailingTrivia())
            : base.VisitInvocationExpression(node);

    private static bool IsAsync(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword);

    private static bool IsOwn(MethodDeclarationSyntax method) => IsAsync(method.Modifiers)
        && method.ExplicitInterfaceSpecifier is null
        && method.Parent is ClassDeclarationSyntax
        && !method.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PartialKeyword);

    private static bool IsTask(TypeSyntax type) => type is SimpleNameSyntax { Identifier.ValueText: "Task" or "ValueTask" };

    private static TypeSyntax Coroutine(TypeSyntax type) => SyntaxFactory.ParseTypeName(
            type is GenericNameSyntax generic ? $"global::Curio.Coro{generic.TypeArgumentList}" : "global::Curio.Coro")
        .WithTriviaFrom(type);
}
