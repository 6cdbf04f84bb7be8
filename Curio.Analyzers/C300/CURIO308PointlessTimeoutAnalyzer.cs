using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>CURIO308: a limit of time for code that never suspends, or that nothing may interrupt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO308PointlessTimeoutAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO308PointlessTimeoutAnalyzer()
        : base(Descriptors.PointlessTimeout)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterOperationAction(context => Analyze(context, curio.Symbols), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, KnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (symbols.IsTimeout(call.TargetMethod)
            && !TimeLimits.IsInfinite(call)
            && (Operations.Argument(call, "coroutine") ?? Operations.Argument(call, "body")) is { } limited
            && ReasonAgainst(limited, symbols) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.PointlessTimeout, call.Syntax.GetLocation(), RuntimeMembers.NameOf(call.TargetMethod), reason));
        }
    }

    private static string? ReasonAgainst(IOperation limited, KnownSymbols symbols) => limited switch
    {
        IConversionOperation conversion => ReasonAgainst(conversion.Operand, symbols),
        IDelegateCreationOperation creation => ReasonAgainst(creation.Target, symbols),
        IInvocationOperation call when !symbols.MayPark(call) => ReasonAgainst(call.TargetMethod, symbols),
        IMethodReferenceOperation reference when RuntimeMembers.NeverAwaits(reference.Method) => NeverSuspends(reference.Method),
        IAnonymousFunctionOperation { Symbol.IsAsync: true } lambda when !Functions.OwnOperations(lambda.Body).Any(o => MayPark(o, symbols)) =>
            "the code inside never suspends",
        IAnonymousFunctionOperation { Symbol.IsAsync: false } lambda => ReasonAgainstReturned(lambda, symbols),
        _ => null,
    };

    /// <summary>A lambda that only makes the coroutine: the same holds as for that.</summary>
    private static string? ReasonAgainstReturned(IAnonymousFunctionOperation lambda, KnownSymbols symbols) =>
        lambda.Body.Operations.Length == 1 && lambda.Body.Operations[0] is IReturnOperation { ReturnedValue: { } value } ? ReasonAgainst(value, symbols) : null;

    private static string ReasonAgainst(IMethodSymbol method, KnownSymbols symbols) =>
        symbols.IsFacade(method, "DisableCancellation")
            ? "'DisableCancellation' keeps it out"
            : NeverSuspends(method);

    private static string NeverSuspends(IMethodSymbol method) => $"'{RuntimeMembers.NameOf(method)}' never suspends";

    private static bool MayPark(IOperation operation, KnownSymbols symbols) =>
        symbols.MaySuspend(operation)
        || operation is IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true };
}
