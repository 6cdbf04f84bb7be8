using System.Collections.Immutable;
using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Which parameters of type <c>bool</c> decide whether a place in a body is reached, and which are handed on. Only conditions that
/// certainly hold at the place count, and only parameters that the body never writes.
/// </summary>
internal sealed class FlagFlow
{
    private readonly IOperation _root;
    private HashSet<ISymbol>? _written;

    /// <summary>Creates the answers for a body.</summary>
    public FlagFlow(IOperation root) => _root = root;

    /// <summary>What must be so for an operation to run, and whether that depends on anything but flags.</summary>
    public (ImmutableArray<FlagValue> Needed, bool DependsOnData) At(IOperation operation)
    {
        List<FlagValue> needed = [];
        bool dependsOnData = false;
        IOperation child = operation;
        for (IOperation? parent = operation.Parent; parent is not null && child != _root; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when child != conditional.Condition:
                    Condition(conditional.Condition, child == conditional.WhenTrue);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both when child == both.RightOperand:
                    Condition(both.LeftOperand, both.OperatorKind == BinaryOperatorKind.ConditionalAnd);
                    break;
                case IBlockOperation block:
                    Earlier(block, child);
                    break;
                case ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation:
                    dependsOnData = true;
                    break;
            }
        }

        return ([.. needed.Where(f => IsUsable(f.Parameter))], dependsOnData);

        void Condition(IOperation condition, bool outcome)
        {
            needed.AddRange(Implied(condition, outcome));
            dependsOnData |= !IsFlagAlone(condition);
        }

        // What follows a branch that leaves runs only when that branch was not taken. A label may be reached from anywhere.
        void Earlier(IBlockOperation block, IOperation statement)
        {
            int count = needed.Count;
            foreach (IOperation before in block.Operations.TakeWhile(o => o != statement))
            {
                if (before is ILabeledOperation)
                {
                    needed.RemoveRange(count, needed.Count - count);
                }
                else if (before is IConditionalOperation conditional && LeavingBranch(conditional) is { } left)
                {
                    needed.AddRange(Implied(conditional.Condition, !left.Outcome));
                    dependsOnData |= !left.Throws && !IsFlagAlone(conditional.Condition);
                }
            }

            if (statement is ILabeledOperation)
            {
                needed.RemoveRange(count, needed.Count - count);
            }
        }
    }

    /// <summary>What a call passes for its parameters of type <c>bool</c>, as far as that can be known.</summary>
    public ImmutableArray<FlagArgument> ArgumentsOf(IOperation operation)
    {
        ImmutableArray<IArgumentOperation> arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        var found = ImmutableArray.CreateBuilder<FlagArgument>();
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_Boolean, RefKind: RefKind.None, Ordinal: var ordinal }
                && FlagOf(argument.Value, true) is { } flag && (flag.Parameter is null || IsUsable(flag.Parameter)))
            {
                found.Add(new FlagArgument(ordinal, flag.Value, flag.Parameter));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The flags of a condition that comes out like this.</summary>
    public static IEnumerable<FlagValue> Implied(IOperation condition, bool outcome) => Values.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Implied(not.Operand, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => outcome ? Implied(both.LeftOperand, true).Concat(Implied(both.RightOperand, true)) : [],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => outcome ? [] : Implied(either.LeftOperand, false).Concat(Implied(either.RightOperand, false)),
        var plain => FlagOf(plain, outcome) is { Parameter: { } parameter, Value: var value } ? [new FlagValue(parameter, value)] : [],
    };

    /// <summary>A parameter, or a constant, behind negations and comparisons with constants; what it is when the expression comes out like this.</summary>
    private static (IParameterSymbol? Parameter, bool Value)? FlagOf(IOperation expression, bool outcome) => Values.Unwrap(expression) switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => (null, constant == outcome),
        IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_Boolean } parameter } => (parameter, outcome),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => FlagOf(not.Operand, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool expected } } equal => FlagOf(equal.LeftOperand, expected == outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool expected } } unequal => FlagOf(unequal.LeftOperand, expected != outcome),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool expected } } } matched => FlagOf(matched.Value, expected == outcome),
        _ => null,
    };

    private static bool IsFlagAlone(IOperation condition) => FlagOf(condition, true) is not null;

    private static (bool Outcome, bool Throws)? LeavingBranch(IConditionalOperation conditional) =>
        SilentCode.NeverEnds(conditional.WhenTrue) ? (true, IsThrow(conditional.WhenTrue))
            : conditional.WhenFalse is { } other && SilentCode.NeverEnds(other) ? (false, IsThrow(other))
            : null;

    private static bool IsThrow(IOperation branch) => Functions.OwnOperations(branch).All(o => o is not (IReturnOperation or IBranchOperation));

    private bool IsUsable(IParameterSymbol parameter) => parameter.RefKind == RefKind.None && !(_written ??= Written()).Contains(parameter.OriginalDefinition);

    private HashSet<ISymbol> Written() => new(
        Values.RootOf(_root).DescendantsAndSelf().OfType<IParameterReferenceOperation>()
            .Where(r => r.Type?.SpecialType == SpecialType.System_Boolean && Values.IsWritten(r))
            .Select(r => r.Parameter.OriginalDefinition),
        SymbolEqualityComparer.Default);
}
