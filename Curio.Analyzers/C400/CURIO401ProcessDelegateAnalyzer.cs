using Curio.Analyzers.Blocking.Traps;
using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C400;

/// <summary>CURIO401: a function that needs more than its arguments, or types that JSON cannot carry, for another process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO401ProcessDelegateAnalyzer : CurioAnalyzer
{
    private const string MakeStatic = "make it static and hand over what it needs as arguments";

    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO401ProcessDelegateAnalyzer()
        : base(Descriptors.ProcessDelegate)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        JsonObjections objections = new(curio);
        start.RegisterOperationAction(context => Analyze(context, curio.Symbols, objections), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, KnownSymbols symbols, JsonObjections objections)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!symbols.IsFacade(call.TargetMethod, "RunInProcess") || Operations.Argument(call, "function") is not { } function)
        {
            return;
        }

        (string Reason, string Remedy)? found = AgainstFunction(function) ?? AgainstTypes(call.TargetMethod, objections);
        if (found is { } objection)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ProcessDelegate, function.Syntax.GetLocation(), objection.Reason, objection.Remedy));
        }
    }

    private static (string Reason, string Remedy)? AgainstFunction(IOperation function)
    {
        IOperation plain = Operations.WithoutConversions(function);
        plain = Operations.WithoutConversions(Values.KeptBy(plain) ?? plain);
        return (plain is IDelegateCreationOperation creation ? creation.Target : plain) switch
        {
            IAnonymousFunctionOperation lambda => AgainstCaptures(lambda, lambda.Symbol),
            IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference =>
                LocalFunctionOf(reference) is { } local ? AgainstCaptures(local, local.Symbol) : null,
            IMethodReferenceOperation { Instance: not null } reference =>
                (reference.Method.IsStatic
                    ? $"'{reference.Method.Name}' has its first argument bound already"
                    : $"'{reference.Method.Name}' belongs to an object, and another process has nothing of that",
                MakeStatic),
            _ => null,
        };
    }

    private static (string Reason, string Remedy)? AgainstCaptures(IOperation function, IMethodSymbol symbol) =>
        Captures.Of(function, symbol).FirstOrDefault() is { } captured
            ? ($"it captures '{(captured is ITypeSymbol ? "this" : captured.Name)}', and another process has nothing of that", MakeStatic)
            : null;

    private static ILocalFunctionOperation? LocalFunctionOf(IMethodReferenceOperation reference) =>
        Operations.RootOf(reference).Descendants().OfType<ILocalFunctionOperation>()
            .FirstOrDefault(f => KnownSymbols.Same(f.Symbol, reference.Method.OriginalDefinition));

    private static (string Reason, string Remedy)? AgainstTypes(IMethodSymbol method, JsonObjections objections)
    {
        for (int i = 0; i < method.TypeArguments.Length; i++)
        {
            bool isResult = i == method.TypeArguments.Length - 1;
            ITypeSymbol type = method.TypeArguments[i];
            if (objections.To(type, isResult) is { } reason)
            {
                string role = isResult ? "result" : "argument";
                return ($"its {role} of type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' {reason}", "use a type that JSON carries");
            }
        }

        return null;
    }
}
