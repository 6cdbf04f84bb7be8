using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Flow;

/// <summary>What becomes of a value that somebody has to give back: the answer decides whose duty that is.</summary>
internal readonly struct Fate
{
    private Fate(FateKind kind, ISymbol? holder = null)
    {
        Kind = kind;
        Holder = holder;
    }

    /// <summary>What becomes of it.</summary>
    public FateKind Kind { get; }

    /// <summary>The local or member that holds it.</summary>
    public ISymbol? Holder { get; }

    /// <summary>The local that holds it, or null.</summary>
    public ILocalSymbol? Local => Holder as ILocalSymbol;

    /// <summary>The fate of a value.</summary>
    public static Fate Of(IOperation value)
    {
        IOperation outer = Operations.Outermost(value);
        return outer.Parent switch
        {
            IExpressionStatementOperation => new Fate(FateKind.Dropped),
            IUsingOperation use => OfResource(use.IsAsynchronous, holder: null),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => OfDeclared(declarator),
            ISimpleAssignmentOperation assignment when assignment.Value == outer =>
                Operations.Outermost(assignment).Parent is IUsingOperation use ? OfResource(use.IsAsynchronous, holder: null) : OfAssigned(assignment.Target),
            IInvocationOperation call when call.Instance == outer => new Fate(FateKind.Receiver),
            IPropertyReferenceOperation property when property.Instance == outer => new Fate(FateKind.Receiver),
            _ => new Fate(FateKind.Elsewhere),
        };
    }

    private static Fate OfResource(bool isAsynchronous, ISymbol? holder) =>
        new(isAsynchronous ? FateKind.AwaitUsing : FateKind.Using, holder);

    private static Fate OfDeclared(IVariableDeclaratorOperation declarator)
    {
        IOperation? group = declarator.Parent?.Parent;
        return group?.Parent switch
        {
            IUsingDeclarationOperation use => OfResource(use.IsAsynchronous, declarator.Symbol),
            IUsingOperation use when use.Resources == group => OfResource(use.IsAsynchronous, declarator.Symbol),
            _ => new Fate(FateKind.Local, declarator.Symbol),
        };
    }

    private static Fate OfAssigned(IOperation target) => target switch
    {
        IDiscardOperation => new Fate(FateKind.Dropped),
        ILocalReferenceOperation local => new Fate(FateKind.Local, local.Local),
        IFieldReferenceOperation field => new Fate(FateKind.Member, field.Field),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => new Fate(FateKind.Member, property.Property),
        _ => new Fate(FateKind.Elsewhere),
    };
}
