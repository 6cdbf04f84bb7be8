using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C400;

/// <summary>CURIO403: state that is kept for each thread, or the thread taken for the task, in code of a task.</summary>
/// <remarks>Silent about a thread's number that is only shown, and about the culture, which flows with each task.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO403ThreadIdentityAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO403ThreadIdentityAnalyzer()
        : base(Descriptors.ThreadIdentity)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio)
    {
        Types types = new(curio.Compilation, curio.Symbols.Thread);
        start.RegisterOperationAction(
            context => Analyze(context, curio, NameOf(((IPropertyReferenceOperation)context.Operation).Property, types)),
            OperationKind.PropertyReference);
        start.RegisterOperationAction(
            context => Analyze(context, curio, NameOf(((IFieldReferenceOperation)context.Operation).Field, types)),
            OperationKind.FieldReference);
        start.RegisterOperationAction(
            context => Analyze(context, curio, NameOf(((IInvocationOperation)context.Operation).TargetMethod, types)),
            OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, CurioContext curio, string? name)
    {
        if (name is not null && !IsOnlyShown(context.Operation) && curio.Encloses(context.Operation, context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ThreadIdentity, context.Operation.Syntax.GetLocation(), name));
        }
    }

    private static string? NameOf(IPropertySymbol property, Types types) => property.Name switch
    {
        "Value" when KnownSymbols.Same(property.ContainingType.OriginalDefinition, types.ThreadLocal) => "ThreadLocal.Value",
        "ManagedThreadId" when KnownSymbols.Same(property.ContainingType, types.Thread) => "Thread.ManagedThreadId",
        "CurrentManagedThreadId" when KnownSymbols.Same(property.ContainingType, types.Environment) => "Environment.CurrentManagedThreadId",
        _ => null,
    };

    private static string? NameOf(IFieldSymbol field, Types types) =>
        field is { IsStatic: true, IsConst: false } && types.ThreadStatic is not null
        && field.GetAttributes().Any(a => KnownSymbols.Same(a.AttributeClass, types.ThreadStatic))
            ? $"{field.ContainingType.Name}.{field.Name}"
            : null;

    private static string? NameOf(IMethodSymbol method, Types types) =>
        method.Name is "GetData" or "SetData" && KnownSymbols.Same(method.ContainingType, types.Thread) ? $"Thread.{method.Name}" : null;

    /// <summary>Whether a number becomes text, for a person to read.</summary>
    private static bool IsOnlyShown(IOperation operation) => Operations.Outermost(operation).Parent switch
    {
        IInterpolationOperation => true,
        IBinaryOperation binary => binary.Type?.SpecialType == SpecialType.System_String,
        IInvocationOperation call => call.TargetMethod.Name == "ToString",
        IArgumentOperation { Parent: IInvocationOperation call } =>
            call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal)
            || call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal)
            || call.TargetMethod.Name == "Format",
        INameOfOperation => true,
        _ => false,
    };

    private sealed class Types(Compilation compilation, INamedTypeSymbol? thread)
    {
        public INamedTypeSymbol? Thread { get; } = thread;

        public INamedTypeSymbol? ThreadLocal { get; } = compilation.GetTypeByMetadataName("System.Threading.ThreadLocal`1");

        public INamedTypeSymbol? Environment { get; } = compilation.GetTypeByMetadataName("System.Environment");

        public INamedTypeSymbol? ThreadStatic { get; } = compilation.GetTypeByMetadataName("System.ThreadStaticAttribute");
    }
}
