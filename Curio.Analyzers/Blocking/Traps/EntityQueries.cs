using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Queries that a database answers: the same operators on a list in memory do not wait for anybody.</summary>
internal static class EntityQueries
{
    /// <summary>Whether what an operator runs is a query that begins at a <c>DbSet</c> of Entity Framework Core, whichever way leads there.</summary>
    public static bool IsRunBy(IOperation operation) => Values.ReceiverOf(operation) is { } source
        && (source.Type?.TypeKind == TypeKind.Interface || IsDbSet(source.Type))
        && BeginsAtSet(source, new Dictionary<ISymbol, bool>(SymbolEqualityComparer.Default));

    /// <summary>Whether all that a value can be begins there.</summary>
    /// <param name="value">The value.</param>
    /// <param name="known">What is known of locals and methods. While one is being looked at, it is true: what it makes of itself says nothing new.</param>
    private static bool BeginsAtSet(IOperation value, Dictionary<ISymbol, bool> known)
    {
        value = Values.Unwrap(value);
        return IsDbSet(value.Type) || value switch
        {
            ILocalReferenceOperation local => All(local.Local, () => Values.AllValuesOf(local)),
            IFieldReferenceOperation field => FieldValues.OnlyValueOf(field) is { } only && BeginsAtSet(only, known),
            IConditionalOperation { WhenFalse: { } other } choice => BeginsAtSet(choice.WhenTrue, known) && BeginsAtSet(other, known),
            ICoalesceOperation choice => BeginsAtSet(choice.Value, known) && BeginsAtSet(choice.WhenNull, known),

            // What a call makes of a sequence that is no query is in memory.
            IInvocationOperation call when IsQuery(call.Type) => (Values.ReceiverOf(call) is { } source && BeginsAtSet(source, known))
                || All(call.TargetMethod.OriginalDefinition, () => ReturnedBy(call)),
            _ => false,
        };

        bool All(ISymbol symbol, Func<List<IOperation>> values)
        {
            if (!known.TryGetValue(symbol, out bool answer))
            {
                known[symbol] = true;
                List<IOperation> all = values();
                known[symbol] = answer = all.Count > 0 && all.TrueForAll(v => BeginsAtSet(v, known));
            }

            return answer;
        }
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
