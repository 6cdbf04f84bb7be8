using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>A wait of no time is a question, and does not block.</summary>
internal static class ZeroTimeouts
{
    private static readonly string[] s_names =
        ["timeout", "millisecondsTimeout", "milliseconds", "microSeconds", "limit", "millisecondsTimeOut", "timeoutMilliseconds"];

    /// <summary>Whether a call is given a timeout that is certainly zero.</summary>
    public static bool Applies(IOperation operation) => operation is IInvocationOperation invocation
        && invocation.Arguments.Any(a => a.Parameter is { } parameter
            && s_names.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)
            && IsZero(a.Value));

    private static bool IsZero(IOperation value)
    {
        IOperation plain = Values.Unwrap(value);
        return plain.ConstantValue switch
        {
            { HasValue: true, Value: 0 or 0L or 0d or 0f } => true,
            { HasValue: true } => false,
            _ => IsTimeSpan(plain.Type) && plain switch
            {
                IDefaultValueOperation => true,
                IFieldReferenceOperation field => field.Field.Name == "Zero",
                IObjectCreationOperation creation => creation.Arguments.All(a => IsZero(a.Value)),
                IInvocationOperation { TargetMethod: { IsStatic: true } method } call =>
                    method.Name.StartsWith("From", StringComparison.Ordinal) && call.Arguments.All(a => IsZero(a.Value)),
                _ => false,
            },
        };
    }

    private static bool IsTimeSpan(ITypeSymbol? type) => type is { Name: "TimeSpan", ContainingNamespace.Name: "System" };
}
