using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C200;

/// <summary>CURIO205: an asynchronous function without a result, made or called where somebody should have awaited it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO205AsyncVoidAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO205AsyncVoidAnalyzer()
        : base(Descriptors.AsyncVoid)
    {
    }

    private protected override bool ServesAllAsync => true;

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        INamedTypeSymbol? eventArgs = start.Compilation.GetTypeByMetadataName("System.EventArgs");
        HandedOnWork handedOn = new(start.Compilation);
        start.RegisterOperationAction(
            context => Analyze(context, curio, eventArgs, handedOn),
            OperationKind.AnonymousFunction,
            OperationKind.Invocation,
            OperationKind.MethodReference);
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, INamedTypeSymbol? eventArgs, HandedOnWork handedOn)
    {
        if (AsyncVoid(context.Operation) is not { } function || IsEventHandler(function, eventArgs) || IsSubscribed(context.Operation)
            || !HandedOnWork.IsBound(context.Operation)
            || curio.Of(context.Operation, context.ContainingSymbol) is not (not CodeContext.None and var where)
            || (where == CodeContext.Task && handedOn.KeepsItsExceptions(context.Operation, context.CancellationToken)))
        {
            return;
        }

        string name = function.MethodKind == MethodKind.AnonymousFunction ? "the lambda" : function.Name;
        string remedy = where == CodeContext.Coroutine ? "let it return 'Coro', and await or spawn it" : "let it return 'Task', and await it";
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AsyncVoid, context.Operation.Syntax.GetLocation(), name, remedy));
    }

    /// <summary>The function without a result that an operation makes, calls or hands on.</summary>
    private static IMethodSymbol? AsyncVoid(IOperation operation)
    {
        IMethodSymbol? function = operation switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IInvocationOperation call => call.TargetMethod,
            IMethodReferenceOperation reference when reference.Parent is IDelegateCreationOperation => reference.Method,
            _ => null,
        };
        return function is { IsAsync: true, ReturnsVoid: true } ? function : null;
    }

    /// <summary>The one place for which async void was made: who raises an event waits for nobody.</summary>
    private static bool IsEventHandler(IMethodSymbol function, INamedTypeSymbol? eventArgs)
    {
        if (function.Parameters.Length != 2 || function.Parameters[0].Type.SpecialType != SpecialType.System_Object)
        {
            return false;
        }

        ITypeSymbol? type = function.Parameters[1].Type;
        while (type is not null && !KnownSymbols.Same(type, eventArgs))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private static bool IsSubscribed(IOperation function)
    {
        IOperation? current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation)
        {
            current = current.Parent;
        }

        return current is IEventAssignmentOperation;
    }
}
