using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO306: a timeout within the block of another, and nothing in between that catches it.</summary>
/// <remarks>A timeout that leaves its function may be caught by a caller; only inside one function nobody can be there.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO306UncaughtTimeoutAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO306UncaughtTimeoutAnalyzer()
        : base(Descriptors.UncaughtTimeout)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        if (curio.Compilation.GetTypeByMetadataName("Curio.TaskTimeoutException") is { } timeout)
        {
            start.RegisterOperationAction(context => Analyze(context, curio.Symbols, timeout), OperationKind.Invocation);
        }
    }

    private static void Analyze(OperationAnalysisContext context, KnownSymbols symbols, INamedTypeSymbol timeout)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "TimeoutAfter" or "TimeoutAt"
            && symbols.IsTimeout(call.TargetMethod)
            && !TimeLimits.IsInfinite(call)
            && OuterScope(call, symbols, timeout) is { } outer
            && !TimeLimits.IsInfinite(outer))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UncaughtTimeout,
                call.Syntax.GetLocation(),
                RuntimeMembers.NameOf(call.TargetMethod),
                RuntimeMembers.NameOf(outer.TargetMethod)));
        }
    }

    private static IInvocationOperation? OuterScope(IInvocationOperation call, KnownSymbols symbols, INamedTypeSymbol timeout)
    {
        if (call.Parent is IArgumentOperation { Parent: IInvocationOperation direct })
        {
            return symbols.IsTimeout(direct.TargetMethod) ? direct : null;
        }

        if (call.Parent is not (IAwaitOperation or IReturnOperation))
        {
            return null;
        }

        for (IOperation current = call; current.Parent is { } parent; current = parent)
        {
            if (parent is ITryOperation attempt && attempt.Body == current && attempt.Catches.Any(c => MayCatch(c, timeout)))
            {
                return null;
            }

            if (Operations.IsFunction(parent))
            {
                return parent is IAnonymousFunctionOperation
                    && Operations.CallTaking(parent) is IInvocationOperation scope
                    && symbols.IsTimeout(scope.TargetMethod) ? scope : null;
            }
        }

        return null;
    }

    private static bool MayCatch(ICatchClauseOperation clause, INamedTypeSymbol timeout)
    {
        for (INamedTypeSymbol? type = timeout; type is not null; type = type.BaseType)
        {
            if (KnownSymbols.Same(type, clause.ExceptionType))
            {
                return true;
            }
        }

        return clause.ExceptionType is null or { TypeKind: TypeKind.TypeParameter };
    }
}
