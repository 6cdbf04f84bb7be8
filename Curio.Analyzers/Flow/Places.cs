using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Flow;

/// <summary>Compares expressions that name where an object is kept.</summary>
internal static class Places
{
    /// <summary>Whether two expressions name the same place: a local, a parameter, a chain of fields and properties.</summary>
    public static bool AreSame(IOperation? left, IOperation? right) => (left, right) switch
    {
        (null, null) => true,
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (ILocalReferenceOperation a, ILocalReferenceOperation b) => KnownSymbols.Same(a.Local, b.Local),
        (IParameterReferenceOperation a, IParameterReferenceOperation b) => KnownSymbols.Same(a.Parameter, b.Parameter),
        (IFieldReferenceOperation a, IFieldReferenceOperation b) => KnownSymbols.Same(a.Field, b.Field) && AreSame(a.Instance, b.Instance),
        (IPropertyReferenceOperation a, IPropertyReferenceOperation b) =>
            KnownSymbols.Same(a.Property, b.Property) && a.Arguments.IsEmpty && b.Arguments.IsEmpty && AreSame(a.Instance, b.Instance),
        _ => false,
    };
}
