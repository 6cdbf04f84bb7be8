using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>Operators and conversions of the user's own.</summary>
internal sealed partial class StepCollector
{
    private void VisitOperator(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation binary:
                VisitBinary(binary);
                break;
            case IUnaryOperation unary:
                Operator(unary.Syntax, unary.OperatorMethod, unary.ConstrainedToType);
                break;
            case IIncrementOrDecrementOperation increment:
                Operator(increment.Syntax, increment.OperatorMethod, increment.ConstrainedToType);
                break;
            case ICompoundAssignmentOperation compound:
                Operator(compound.Syntax, compound.OperatorMethod, compound.ConstrainedToType);
                Call(compound.Syntax, compound.InConversion.MethodSymbol, null);
                Call(compound.Syntax, compound.OutConversion.MethodSymbol, null);
                if (compound is { OperatorMethod: null, Type.SpecialType: SpecialType.System_String })
                {
                    Text(compound.Value, formats: false);
                }

                break;
            case IConversionOperation conversion:
                Operator(conversion.Syntax, conversion.OperatorMethod, conversion.ConstrainedToType);
                break;
            case ICoalesceOperation coalesce:
                Call(coalesce.Syntax, coalesce.ValueConversion.MethodSymbol, null);
                break;
            case ITupleBinaryOperation tuples:
                VisitTuples(tuples);
                break;
        }
    }

    private void VisitBinary(IBinaryOperation binary)
    {
        Operator(binary.Syntax, binary.OperatorMethod, binary.ConstrainedToType);
        if (binary is { OperatorMethod: { } method, OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
        {
            // The left side is asked first whether it settles the matter.
            string question = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName;
            Operator(binary.Syntax, method.ContainingType.GetMembers(question).OfType<IMethodSymbol>().FirstOrDefault(), binary.ConstrainedToType);
        }
        else if (binary is { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            Text(binary.LeftOperand, formats: false);
            Text(binary.RightOperand, formats: false);
        }
    }

    /// <summary>Tuples are compared by the operators of their elements, which the comparison does not show.</summary>
    private void VisitTuples(ITupleBinaryOperation tuples)
    {
        string name = tuples.OperatorKind == BinaryOperatorKind.Equals ? WellKnownMemberNames.EqualityOperatorName : WellKnownMemberNames.InequalityOperatorName;
        foreach (IFieldSymbol element in tuples.LeftOperand.Type is INamedTypeSymbol { IsTupleType: true } left ? left.TupleElements : [])
        {
            Operator(tuples.Syntax, element.Type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(), null);
        }
    }

    /// <summary>One that an interface demands is found in what stands for the parameter.</summary>
    private void Operator(SyntaxNode syntax, IMethodSymbol? method, ITypeSymbol? constrained)
    {
        if (method is { IsAbstract: true } or { IsStatic: true, IsVirtual: true })
        {
            AddCall(Step.Call(syntax, method, constrained ?? method.ContainingType));
        }
        else
        {
            Call(syntax, method, null);
        }
    }
}
