using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>What stands behind <c>ConfigureAwait</c> and <c>WithCancellation</c> in <c>await using</c> and <c>await foreach</c>: they only wrap it.</summary>
internal static class Configured
{
    /// <summary>The object or sequence itself.</summary>
    public static IOperation Source(IOperation value, KnownValues known)
    {
        while (known.Source(value) is IInvocationOperation
            {
                TargetMethod: { Name: "ConfigureAwait" or "WithCancellation", ContainingType.Name: "TaskAsyncEnumerableExtensions" or "ConfiguredCancelableAsyncEnumerable" },
            } wrap
            && Values.ReceiverOf(wrap) is { } wrapped)
        {
            value = wrapped;
        }

        return value;
    }

    /// <summary>Where it stands, or where the variable does that keeps it wrapped.</summary>
    public static SyntaxNode PlaceOf(IOperation source, IOperation value) => value.Syntax.Span.Contains(source.Syntax.Span) ? source.Syntax : value.Syntax;

    /// <summary>What a loop over a sequence that was wrapped begins with, and goes on with.</summary>
    public static (IMethodSymbol? Begin, IMethodSymbol? Next) Enumeration(ITypeSymbol? sequence)
    {
        IMethodSymbol? begin = Member(sequence, "GetAsyncEnumerator", "IAsyncEnumerable");
        return (begin, Member(begin?.ReturnType, "MoveNextAsync", "IAsyncEnumerator"));
    }

    private static IMethodSymbol? Member(ITypeSymbol? type, string name, string contract)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.All(p => p.IsOptional)) is { } own)
            {
                return own;
            }
        }

        return type?.AllInterfaces.FirstOrDefault(i => i.Name == contract)?.GetMembers(name).FirstOrDefault() is { } member
            ? type.FindImplementationForInterfaceMember(member) as IMethodSymbol
            : null;
    }
}
