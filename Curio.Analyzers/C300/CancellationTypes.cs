using Curio.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C300;

/// <summary>The exceptions by which a task is told to end, and what code does with them.</summary>
internal sealed class CancellationTypes
{
    private readonly INamedTypeSymbol _taskCancelled;
    private readonly INamedTypeSymbol _cancelled;
    private readonly INamedTypeSymbol? _foreign;
    private readonly INamedTypeSymbol? _dispatch;
    private readonly INamedTypeSymbol? _doesNotReturn;

    private CancellationTypes(Compilation compilation, INamedTypeSymbol cancelled, INamedTypeSymbol taskCancelled)
    {
        _cancelled = cancelled;
        _taskCancelled = taskCancelled;
        _foreign = compilation.GetTypeByMetadataName("System.OperationCanceledException");
        _dispatch = compilation.GetTypeByMetadataName("System.Runtime.ExceptionServices.ExceptionDispatchInfo");
        _doesNotReturn = compilation.GetTypeByMetadataName("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute");
    }

    /// <summary>The types of a compilation, or null when it has none.</summary>
    public static CancellationTypes? Of(CurioContext curio) =>
        curio.Compilation.GetTypeByMetadataName("Curio.CancelledException") is { } cancelled
        && curio.Compilation.GetTypeByMetadataName("Curio.TaskCancelledException") is { } taskCancelled
            ? new CancellationTypes(curio.Compilation, cancelled, taskCancelled)
            : null;

    /// <summary>Whether a handler's type fits the cancellation of a task.</summary>
    public bool CanBeCaughtBy(ICatchClauseOperation clause) =>
        clause.ExceptionType is { } type && (type.SpecialType == SpecialType.System_Object || Fits(type));

    /// <summary>Whether a handler names Curio's cancellation, and so means it.</summary>
    public bool AreMeantBy(ICatchClauseOperation clause) => IsCurios(clause.ExceptionType);

    /// <summary>Whether a type is Curio's cancellation, of whatever cause.</summary>
    public bool IsCancelled(ITypeSymbol? type) => KnownSymbols.Same(type, _cancelled);

    /// <summary>Whether a type is .NET's own cancellation, which Curio's is derived from.</summary>
    public bool IsForeign(ITypeSymbol? type) => KnownSymbols.Same(type, _foreign);

    /// <summary>Whether code tells a cancellation from other failures, or hands the exception on in a way of its own.</summary>
    public bool IsAware(IOperation operation) => operation switch
    {
        IIsTypeOperation test => IsRelated(test.TypeOperand),
        ITypePatternOperation pattern => IsRelated(pattern.MatchedType),
        IDeclarationPatternOperation pattern => IsRelated(pattern.MatchedType),
        IRecursivePatternOperation pattern => IsRelated(pattern.MatchedType),
        IConversionOperation { IsTryCast: true } cast => IsRelated(cast.Type),
        IInvocationOperation call => LeavesByThrowing(call.TargetMethod),
        _ => false,
    };

    /// <summary>Whether an operation throws something else in place of the cancellation.</summary>
    public bool ThrowsAnother(IOperation operation) =>
        operation is IThrowOperation { Exception: { } thrown }
        && Operations.WithoutConversions(thrown) is IObjectCreationOperation { Type: { } type }
        && !IsRelated(type);

    /// <summary>What a filter says of the cancellation of a task; null when that depends on more.</summary>
    public bool? IsTrueOfCancellation(IOperation filter) => filter switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IIsTypeOperation test when IsCaught(test.ValueOperand) => Matches(test.TypeOperand) ^ test.IsNegated,
        IIsPatternOperation test when IsCaught(test.Value) => Matches(test.Pattern),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !IsTrueOfCancellation(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and =>
            And(IsTrueOfCancellation(and.LeftOperand), IsTrueOfCancellation(and.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or =>
            Or(IsTrueOfCancellation(or.LeftOperand), IsTrueOfCancellation(or.RightOperand)),
        _ => null,
    };

    private bool? Matches(IPatternOperation pattern) => pattern switch
    {
        ITypePatternOperation type => Matches(type.MatchedType),
        IDeclarationPatternOperation declaration => Matches(declaration.MatchedType),
        INegatedPatternOperation not => !Matches(not.Pattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Or(Matches(or.LeftPattern), Matches(or.RightPattern)),
        IBinaryPatternOperation and => And(Matches(and.LeftPattern), Matches(and.RightPattern)),
        _ => null,
    };

    /// <summary>Null for a type between the two: some cancellations are of it.</summary>
    private bool? Matches(ITypeSymbol? type) => type is null ? null
        : Fits(type) ? true
        : IsCurios(type) || type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter ? null
        : false;

    private static bool IsCaught(IOperation value) => Operations.WithoutConversions(value) is ILocalReferenceOperation;

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left & right;

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left | right;

    private bool Fits(ITypeSymbol type) => type.TypeKind == TypeKind.Class && InheritsFrom(_taskCancelled, type);

    private bool IsCurios(ITypeSymbol? type) => type is not null && InheritsFrom(type, _cancelled);

    private bool IsRelated(ITypeSymbol? type) => IsCurios(type) || IsForeign(type);

    private bool LeavesByThrowing(IMethodSymbol method) =>
        KnownSymbols.Same(method.ContainingType, _dispatch)
        || (_doesNotReturn is not null && method.GetAttributes().Any(a => KnownSymbols.Same(a.AttributeClass, _doesNotReturn)));

    private static bool InheritsFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (KnownSymbols.Same(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
