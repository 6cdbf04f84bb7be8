using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// What may be evaluated on another thread, inside a lambda. The compiler tells what a lambda cannot capture (references,
/// spans, <c>this</c> of a struct); here stands what it would accept and what would mean something else.
/// </summary>
internal static class Movable
{
    /// <summary>
    /// Whether an expression only reads, calls what blocks, and calls what is not the program's own: such code may use objects
    /// that belong to the kernel's thread. What blocks inside code of its own would be given to a worker for itself as well.
    /// </summary>
    public static bool IsMovable(IOperation operation, FixSite site) => operation switch
    {
        IAnonymousFunctionOperation => true,
        IAwaitOperation awaited => AwaitedWork.Of(awaited, site) is not null,
        IThrowOperation or IInvalidOperation or IDeclarationExpressionOperation or IDeclarationPatternOperation => false,
        IIncrementOrDecrementOperation or IAddressOfOperation => false,
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation => false,
        IAssignmentOperation assignment => IsInitializer(assignment) && ChildrenAre(operation, site),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => false,
        IInvocationOperation call => MayCall(call, call.TargetMethod, site) && ChildrenAre(operation, site),
        IObjectCreationOperation creation => MayCall(creation, creation.Constructor, site) && ChildrenAre(operation, site),
        IPropertyReferenceOperation property =>
            (IsPlain(property.Property) || MayCall(property, property.Property.GetMethod, site)) && ChildrenAre(operation, site),
        _ => ChildrenAre(operation, site),
    };

    /// <summary>Whether a lambda around an expression could not be static.</summary>
    public static bool Captures(IOperation operation) => operation.DescendantsAndSelf().Any(o => o switch
    {
        ILocalReferenceOperation { Local: { IsConst: false } local } => IsOutside(local, operation),
        IParameterReferenceOperation parameter => IsOutside(parameter.Parameter, operation),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } } => true,
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction, IsStatic: false } } => true,
        _ => false,
    });

    private static bool ChildrenAre(IOperation operation, FixSite site) =>
        operation.ChildOperations.All(child => IsMovable(child, site));

    private static bool IsInitializer(IAssignmentOperation assignment) =>
        assignment.Target is IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } };

    private static bool MayCall(IOperation operation, IMethodSymbol? method, FixSite site) =>
        operation.Syntax == site.Node
        || site.Curio.Blocking.At(operation) is not null
        || (method is { MethodKind: not (MethodKind.DelegateInvoke or MethodKind.LocalFunction) }
            && method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty
            && !site.Curio.Symbols.IsOfRuntime(method.ContainingType))
        || (method is not null && !site.Curio.Symbols.IsOfRuntime(method.ContainingType) && OwnCalls.Block(operation, site));

    /// <summary>An automatic property is as good as a field; so is the anonymous type's, which has no declaration.</summary>
    private static bool IsPlain(IPropertySymbol property) => property.OriginalDefinition.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .All(s => s is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors }
                ? accessors.Accessors.All(a => a is { Body: null, ExpressionBody: null }) && !property.IsAbstract
                : s is ParameterSyntax or AnonymousObjectMemberDeclaratorSyntax)
        && !property.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;

    private static bool IsOutside(ISymbol symbol, IOperation operation) =>
        !symbol.DeclaringSyntaxReferences.Any(r => operation.Syntax.Span.Contains(r.Span));
}
