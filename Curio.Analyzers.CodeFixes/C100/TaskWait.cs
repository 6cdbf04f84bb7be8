using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>One of the ways to wait for tasks with the thread, with what would be awaited instead.</summary>
internal sealed class TaskWait
{
    private TaskWait(Func<ExpressionSyntax, ExpressionSyntax> awaitable) => Awaitable = awaitable;

    /// <summary>Makes what is awaited from the syntax of the wait.</summary>
    public Func<ExpressionSyntax, ExpressionSyntax> Awaitable { get; }

    /// <summary>Whether the wait throws what an await would throw, not an <c>AggregateException</c> around it.</summary>
    public bool ThrowsPlainly { get; private init; }

    /// <summary>Whether the wait has no result, and what is awaited has one.</summary>
    public bool AddsValue { get; private init; }

    /// <summary>Recognises a wait; null for one that an await cannot stand for.</summary>
    public static TaskWait? From(FixSite site) => site.Operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Property.ContainingType.Name: "Task" or "ValueTask" } result =>
            Receiver(result.Instance, result.Property.ContainingType.Name == "ValueTask"),
        IInvocationOperation { TargetMethod: { Name: "GetResult", Parameters.IsEmpty: true } } get => OfAwaiter(get.Instance),
        IInvocationOperation { TargetMethod: { Name: "Wait", ContainingType.Name: "Task" } } wait => OfWait(wait),
        IInvocationOperation { TargetMethod: { Name: "WaitAll", ContainingType.Name: "Task" } method } => OfWaitAll(method),
        IInvocationOperation { TargetMethod: { Name: "WaitAny", ContainingType.Name: "Task", Parameters.Length: 1 } } =>
            FixSite.IsStatement(site.Node) ? Combined("WhenAny") : null,
        _ => null,
    };

    private static TaskWait? Receiver(IOperation? task, bool throwsPlainly) => task is null
        ? null
        : new(wait => Operand(CallSyntax.Receiver(wait)!)) { ThrowsPlainly = throwsPlainly };

    /// <summary><c>t.GetAwaiter().GetResult()</c>; where the continuation would run does not matter to who waits.</summary>
    private static TaskWait? OfAwaiter(IOperation? awaiter)
    {
        if (awaiter is not IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } || task is IInstanceReferenceOperation)
        {
            return null;
        }

        int depth = IsConfigured(task) ? 3 : 2;
        return new(wait => Operand(Inner(wait, depth))) { ThrowsPlainly = true };
    }

    private static bool IsConfigured(IOperation task) =>
        task is IInvocationOperation { TargetMethod: { Name: "ConfigureAwait", Parameters.Length: 1 } };

    /// <summary><c>Wait()</c> waits like an await; with a token, like an await that gives up. A timeout gives an answer.</summary>
    private static TaskWait? OfWait(IInvocationOperation wait)
    {
        bool addsValue = wait.Instance?.Type is INamedTypeSymbol { Arity: 1 };
        return wait.TargetMethod.Parameters.Length == 0
            ? new(call => Operand(CallSyntax.Receiver(call)!)) { AddsValue = addsValue }
            : wait.TargetMethod.Parameters.Length == 1 && IsToken(wait.TargetMethod.Parameters[0])
            ? new(call => CallSyntax.Renamed(call.WithoutTrivia(), "WaitAsync")) { AddsValue = addsValue }
            : null;
    }

    private static TaskWait? OfWaitAll(IMethodSymbol method) => method.Parameters.Length switch
    {
        1 => Combined("WhenAll"),
        2 when method.ReturnsVoid && IsToken(method.Parameters[1]) => new(WhenAllWithToken),
        _ => null,
    };

    private static TaskWait Combined(string name) => new(wait => CallSyntax.Renamed(wait.WithoutTrivia(), name)) { AddsValue = name == "WhenAny" };

    /// <summary><c>WaitAll(tasks, token)</c> becomes <c>WhenAll(tasks).WaitAsync(token)</c>.</summary>
    private static InvocationExpressionSyntax WhenAllWithToken(ExpressionSyntax wait)
    {
        var call = (InvocationExpressionSyntax)CallSyntax.Renamed(wait.WithoutTrivia(), "WhenAll");
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                call.WithArgumentList(call.ArgumentList.WithArguments([arguments[0]])),
                SyntaxFactory.IdentifierName("WaitAsync")),
            SyntaxFactory.ArgumentList([arguments[1].WithoutTrivia()]));
    }

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.Name == "CancellationToken";

    private static ExpressionSyntax Inner(ExpressionSyntax wait, int depth)
    {
        ExpressionSyntax inner = wait;
        for (int i = 0; i < depth; i++)
        {
            inner = CallSyntax.Receiver(inner)!;
        }

        return inner;
    }

    private static ExpressionSyntax Operand(ExpressionSyntax task) => CurioSyntax.Operand(task.WithoutTrivia());
}
