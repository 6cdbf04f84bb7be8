using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>Which loops nothing but time, or somebody else, can end.</summary>
internal sealed class LoopConditions
{
    private static readonly string[] s_clocks =
        ["Now", "UtcNow", "TickCount", "TickCount64", "Elapsed", "ElapsedMilliseconds", "ElapsedTicks", "GetTimestamp", "GetElapsedTime", "GetUtcNow"];

    private static readonly string[] s_flags = ["IsCancellationRequested", "IsCompleted", "IsTerminated"];

    private readonly INamedTypeSymbol?[] _clocks;
    private readonly INamedTypeSymbol?[] _flags;
    private readonly INamedTypeSymbol? _volatile;

    /// <summary>Resolves what the answers need.</summary>
    public LoopConditions(Compilation compilation)
    {
        _clocks = Types(compilation, "System.DateTime", "System.DateTimeOffset", "System.Environment", "System.Diagnostics.Stopwatch", "System.TimeProvider");
        _flags = Types(
            compilation,
            "System.Threading.CancellationToken",
            "System.Threading.CancellationTokenSource",
            "System.Threading.Tasks.Task",
            "System.Threading.Tasks.Task`1",
            "Curio.CurioTask");
        _volatile = compilation.GetTypeByMetadataName("System.Threading.Volatile");
    }

    /// <summary>What a loop does, when it does not come to an end by its own work; null for every other loop.</summary>
    public string? Describe(ILoopOperation loop)
    {
        IOperation? condition = loop switch
        {
            IWhileLoopOperation turn => turn.Condition,
            IForLoopOperation turn => turn.Condition,
            _ => null,
        };
        return loop is not (IWhileLoopOperation or IForLoopOperation) ? null
            : condition is null || condition.ConstantValue is { HasValue: true, Value: true } ? ExitsAreOfOthers(loop) ? "has no end of its own" : null
            : condition.ConstantValue.HasValue ? null
            : Polls(condition) ? "only waits for time or a flag" : null;
    }

    /// <summary>
    /// Whether nothing leaves an endless loop but what looks at a clock or a flag. One that is left when its work is done is
    /// finite, however it is written.
    /// </summary>
    private bool ExitsAreOfOthers(ILoopOperation loop) => Exits(loop.Body, loop).All(IsPolled);

    private static IEnumerable<IOperation> Exits(IOperation operation, ILoopOperation loop)
    {
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
        {
            yield break;
        }

        if (operation is IReturnOperation { Kind: not OperationKind.YieldReturn } or IThrowOperation
            || operation is IBranchOperation { BranchKind: BranchKind.GoTo }
            || (operation is IBranchOperation { BranchKind: BranchKind.Break } leave && KnownSymbols.Same(leave.Target, loop.ExitLabel)))
        {
            yield return operation;
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            foreach (IOperation exit in Exits(child, loop))
            {
                yield return exit;
            }
        }
    }

    /// <summary>An exit right under a condition that looks at a clock or a flag.</summary>
    private bool IsPolled(IOperation exit)
    {
        IOperation? parent = exit.Parent;
        while (parent is IBlockOperation or IExpressionStatementOperation)
        {
            parent = parent.Parent;
        }

        return parent is IConditionalOperation choice && Polls(choice.Condition);
    }

    /// <summary>Whether a condition asks for the time, or for something that only others change.</summary>
    private bool Polls(IOperation condition) => condition switch
    {
        IPropertyReferenceOperation property => IsOneOf(property.Property, s_clocks, _clocks) || IsOneOf(property.Property, s_flags, _flags)
            || (property.Instance is { } instance && Polls(instance)),
        IInvocationOperation call => IsOneOf(call.TargetMethod, s_clocks, _clocks)
            || (call.TargetMethod.Name == "Read" && KnownSymbols.Same(call.TargetMethod.ContainingType, _volatile)),
        IFieldReferenceOperation field => field.Field.IsVolatile,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Polls(both.LeftOperand) && Polls(both.RightOperand),
        IBinaryOperation binary => Polls(binary.LeftOperand) || Polls(binary.RightOperand),
        IUnaryOperation unary => Polls(unary.Operand),
        IConversionOperation conversion => Polls(conversion.Operand),
        _ => false,
    };

    private static bool IsOneOf(ISymbol member, string[] names, INamedTypeSymbol?[] types) =>
        Array.IndexOf(names, member.Name) >= 0 && types.Any(t => t is not null && KnownSymbols.Same(t, member.ContainingType.OriginalDefinition));

    private static INamedTypeSymbol?[] Types(Compilation compilation, params string[] names) => [.. names.Select(compilation.GetTypeByMetadataName)];
}
