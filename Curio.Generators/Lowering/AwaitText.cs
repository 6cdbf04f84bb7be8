using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>What stands around the argument of a call that becomes an <c>await</c>.</summary>
internal static class AwaitText
{
    private const string ThreadSleep = "global::Curio.BlockingSleep.SleepAsync(";

    /// <summary>The text before and behind the argument.</summary>
    /// <param name="operand">The argument.</param>
    /// <param name="kind">What the call becomes.</param>
    /// <param name="target">What is called.</param>
    /// <param name="model">Knows constants.</param>
    /// <returns>Both texts.</returns>
    public static (string Before, string After) Around(ExpressionSyntax operand, BlockingCall kind, IMethodSymbol target, SemanticModel model) => kind switch
    {
        // The thread's sleep refuses what is less than zero.
        BlockingCall.SleepNumber when model.GetConstantValue(operand).Value is int and >= 0 =>
            ("global::Curio.Coro.Sleep(global::System.TimeSpan.FromMilliseconds(", "))"),
        BlockingCall.SleepNumber or BlockingCall.SleepDuration => (ThreadSleep, ")"),
        BlockingCall.AwaitFunction when IsLambda(operand) => ($"(({TypeText.InCode(target.Parameters[0].Type)})(", "))()"),
        BlockingCall.AwaitFunction => Operands.IsPrimary(operand) ? (string.Empty, "()") : ("(", ")()"),
        _ => Operands.IsPrimary(operand) ? (string.Empty, string.Empty) : ("(", ")"),
    };

    private static bool IsLambda(ExpressionSyntax operand)
    {
        while (operand is ParenthesizedExpressionSyntax inner)
        {
            operand = inner.Expression;
        }

        return operand is AnonymousFunctionExpressionSyntax;
    }
}
