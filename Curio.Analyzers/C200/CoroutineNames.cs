using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>What a message calls the coroutine that an expression gives.</summary>
internal static class CoroutineNames
{
    /// <summary>The method or property that made it, or else the variable that holds it.</summary>
    public static string Of(IOperation value) => value switch
    {
        IInvocationOperation call => Of(call.TargetMethod),
        IAnonymousFunctionOperation => "the lambda",
        IMethodReferenceOperation reference => Of(reference.Method),
        IPropertyReferenceOperation property => property.Property.Name,
        IConversionOperation conversion => Of(conversion.Operand),
        IConditionalAccessOperation access => Of(access.WhenNotNull),
        IConditionalOperation { WhenTrue: { } first } => Of(first),
        ICoalesceOperation coalesce => Of(coalesce.WhenNull),
        ISwitchExpressionOperation choice when choice.Arms.Length > 0 => Of(choice.Arms[0].Value),
        IAwaitOperation awaited => Of(awaited.Operation),
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IFieldReferenceOperation field => field.Field.Name,
        _ => "this expression",
    };

    private static string Of(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.DelegateInvoke } => "the delegate",
        { IsStatic: true, ContainingType: { } type, MethodKind: not MethodKind.LocalFunction } => $"{type.Name}.{method.Name}",
        _ => method.Name,
    };
}
