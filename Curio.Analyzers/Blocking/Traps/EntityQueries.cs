using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Queries that a database answers: the same operators on a list in memory do not wait for anybody.</summary>
internal static class EntityQueries
{
    /// <summary>Whether what an operator runs is a query that begins at a <c>DbSet</c> of Entity Framework Core, whichever way leads there.</summary>
    public static bool IsRunBy(IOperation operation) => Values.ReceiverOf(operation) is { } source
        && (source.Type?.TypeKind == TypeKind.Interface || IsDbSet(source.Type))
        && BeginsAtSet(source, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>Whether all that a value can be begins there.</summary>
    /// <param name="value">The value.</param>
    /// <param name="seen">The locals and methods that are being looked at: what they make of themselves says nothing new.</param>
    private static bool BeginsAtSet(IOperation value, HashSet<ISymbol> seen)
    {
        value = Values.Unwrap(value);
        return IsDbSet(value.Type) || value switch
        {
            ILocalReferenceOperation local => !seen.Add(local.Local) || All(Values.AllValuesOf(local)),
            IFieldReferenceOperation field => FieldValues.OnlyValueOf(field) is { } only && BeginsAtSet(only, seen),
            IConditionalOperation { WhenFalse: { } other } choice => BeginsAtSet(choice.WhenTrue, seen) && BeginsAtSet(other, seen),
            ICoalesceOperation choice => BeginsAtSet(choice.Value, seen) && BeginsAtSet(choice.WhenNull, seen),

            // What a call makes of a sequence that is no query is in memory.
            IInvocationOperation call when IsQuery(call.Type) =>
                (Values.ReceiverOf(call) is { } source && BeginsAtSet(source, seen)) || !seen.Add(call.TargetMethod) || All(ReturnedBy(call)),
            _ => false,
        };

        bool All(List<IOperation> values) => values.Count > 0 && values.TrueForAll(v => BeginsAtSet(v, seen));
    }

    /// <summary>What a method of the same file gives back; nothing when another one may be called instead.</summary>
    private static List<IOperation> ReturnedBy(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        return method is { IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } declarations }
            && call.SemanticModel is { } model
            && declarations[0].SyntaxTree == model.SyntaxTree
            && model.GetOperation(declarations[0].GetSyntax()) is { } body
                ? [.. Functions.OwnOperations(body).OfType<IReturnOperation>().Select(r => r.ReturnedValue).OfType<IOperation>()]
                : [];
    }

    private static bool IsQuery(ITypeSymbol? type) =>
        type is { Name: "IQueryable" or "IOrderedQueryable" or "IIncludableQueryable" } || IsDbSet(type);

    private static bool IsDbSet(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "DbSet", ContainingNamespace: { Name: "EntityFrameworkCore", ContainingNamespace.Name: "Microsoft" } })
            {
                return true;
            }
        }

        return false;
    }
}
