using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Tells which <c>foreach</c> and <c>using</c> await in the task form.</summary>
internal static class Loops
{
    /// <summary>Whether a loop becomes <c>await foreach</c>.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <param name="calls">Knows what calls become.</param>
    /// <returns>True when it does.</returns>
    public static bool IsAsync(CommonForEachStatementSyntax loop, SemanticModel model, CallClassifier calls) =>
        !loop.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword)
        && ((model.GetTypeInfo(loop.Expression).Type is { } type && Twins.IteratesByCoroutine(type)) || IteratesTaskForm(loop, calls) || IteratesSequence(loop, calls));

    /// <summary>Whether a loop runs over an annotated iterator, whose task form is an async iterator.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="calls">Knows what calls become.</param>
    /// <returns>True when it does.</returns>
    public static bool IteratesTaskForm(CommonForEachStatementSyntax loop, CallClassifier calls) =>
        loop.Expression is InvocationExpressionSyntax call
        && calls.Classify(call, out IMethodSymbol? method) is BlockingCall.TaskForm or BlockingCall.LocalFunction
        && Iterators.IsIterator(method!);

    /// <summary>Whether a loop runs over an <c>AWAIT</c> of an asynchronous sequence.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="calls">Knows what calls become.</param>
    /// <returns>True when it does.</returns>
    public static bool IteratesSequence(CommonForEachStatementSyntax loop, CallClassifier calls) =>
        loop.Expression is InvocationExpressionSyntax call && calls.Classify(call, out _) == BlockingCall.Sequence;

    /// <summary>Whether a statement becomes <c>await using</c>.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <param name="calls">Knows what calls become.</param>
    /// <returns>True when it does.</returns>
    public static bool IsAsync(UsingStatementSyntax statement, SemanticModel model, CallClassifier calls) =>
        !statement.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword)
        && (((statement.Expression is { } expression ? model.GetTypeInfo(expression).Type : TypeOf(statement.Declaration, model)) is { } type && Twins.DisposesByCoroutine(type))
            || AwaitCalls.Resources(statement, calls).Any());

    /// <summary>Whether a declaration becomes <c>await using</c>.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <param name="calls">Knows what calls become.</param>
    /// <returns>True when it is one with <c>using</c>, and does.</returns>
    public static bool IsAsync(LocalDeclarationStatementSyntax declaration, SemanticModel model, CallClassifier calls) =>
        declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
        && !declaration.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword)
        && ((TypeOf(declaration.Declaration, model) is { } type && Twins.DisposesByCoroutine(type)) || AwaitCalls.Resources(declaration, calls).Any());

    private static ITypeSymbol? TypeOf(VariableDeclarationSyntax? declaration, SemanticModel model) =>
        declaration?.Variables.FirstOrDefault() is { } variable && model.GetDeclaredSymbol(variable) is ILocalSymbol local ? local.Type : null;
}
