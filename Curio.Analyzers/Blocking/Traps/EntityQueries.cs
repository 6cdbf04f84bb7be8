using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Queries that a database answers: the same operators on a list in memory do not wait for anybody.</summary>
internal static class EntityQueries
{
    /// <summary>Whether what an operator runs is a query that begins at a <c>DbSet</c> of Entity Framework Core.</summary>
    public static bool IsRunBy(IOperation operation)
    {
        IOperation? query = SourceOf(operation);
        while (query is not null)
        {
            query = Values.Resolve(query);
            if (IsDbSet(query.Type))
            {
                return true;
            }

            // What a call makes of a sequence that is no query is in memory.
            query = query is IInvocationOperation && IsQuery(query.Type) ? SourceOf(query) : null;
        }

        return false;
    }

    /// <summary>The sequence that an operator works on, before any conversion to a plain one.</summary>
    private static IOperation? SourceOf(IOperation operation) => Values.ReceiverOf(operation);

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
