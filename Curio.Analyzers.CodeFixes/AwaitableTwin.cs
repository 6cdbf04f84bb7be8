using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>The <c>XAsync</c> of an <c>X</c>: the same parameters, at most a token more, and the same result to be awaited.</summary>
internal static class AwaitableTwin
{
    /// <summary>The edit that awaits the twin of a call, or null when there is none.</summary>
    /// <param name="site">A call.</param>
    /// <param name="isAwaitable">Which types the twin may return, by their name.</param>
    public static SiteEdit? Of(FixSite site, params string[] isAwaitable)
    {
        if (site.Node is not InvocationExpressionSyntax call
            || Directives.AreWithin(call)
            || ConditionalAccess.Continues(call)
            || CallSyntax.NameIn(call) is null
            || site.Model.GetSymbolInfo(call, site.CancellationToken).Symbol is not IMethodSymbol method
            || Find(method, call, site, isAwaitable) is not { } twin
            || site.AwaitAt(call) is not { } awaiting)
        {
            return null;
        }

        return new SiteEdit($"Use 'await {twin.Name}'", awaiting, current => CurioSyntax.AwaitInPlace(
            CallSyntax.Renamed(((ExpressionSyntax)current).WithoutTrivia(), twin.Name), current, call));
    }

    private static IMethodSymbol? Find(IMethodSymbol method, InvocationExpressionSyntax call, FixSite site, string[] awaitable)
    {
        ITypeSymbol? container = method.IsStatic && method.ReducedFrom is null ? method.ContainingType
            : CallSyntax.Receiver(call) is { } receiver ? site.Model.GetTypeInfo(receiver, site.CancellationToken).Type
            : method.ContainingType;
        var caller = site.Model.GetEnclosingSymbol(call.SpanStart, site.CancellationToken);
        return container is null
            ? null
            : site.Model.LookupSymbols(call.SpanStart, container, method.Name + "Async", includeReducedExtensionMethods: true)
                .OfType<IMethodSymbol>()
                .Select(twin => WithTypeArguments(twin, method))
                .FirstOrDefault(twin => twin is not null
                    && awaitable.Contains(twin.ReturnType.Name)
                    && GivesTheSame(twin, method)
                    && TakesTheSame(twin, method, call.ArgumentList.Arguments.Count)
                    && !IsObsolete(twin)
                    && !(IsOwn(call, method) && Functions(caller).Any(f => MayBeCalledBy(f, twin))));
    }

    private static IMethodSymbol? WithTypeArguments(IMethodSymbol twin, IMethodSymbol method) =>
        twin.Arity != method.Arity ? null
        : twin.Arity == 0 ? twin
        : twin.OriginalDefinition.Arity == twin.Arity && twin.ReducedFrom is null ? twin.Construct([.. method.TypeArguments])
        : twin;

    private static bool GivesTheSame(IMethodSymbol twin, IMethodSymbol method) =>
        twin.IsStatic == method.IsStatic
        && (twin.ReturnType is INamedTypeSymbol { Arity: 1 } awaitable
            ? KnownSymbols.Same(awaitable.TypeArguments[0], method.ReturnType)
            : method.ReturnsVoid);

    private static bool TakesTheSame(IMethodSymbol twin, IMethodSymbol method, int given)
    {
        int count = method.Parameters.Length;
        if (given < count && twin.Parameters.Length == count - 1 && IsOptionalToken(method.Parameters[count - 1]))
        {
            // A coroutine is cancelled with its task; the token that was not given is not missed.
            count--;
        }

        return (twin.Parameters.Length == count || (twin.Parameters.Length == count + 1 && IsOptionalToken(twin.Parameters[count])))
            && method.Parameters.Take(count).Zip(twin.Parameters, IsSame).All(same => same);

        static bool IsSame(IParameterSymbol left, IParameterSymbol right) =>
            left.RefKind == RefKind.None && right.RefKind == RefKind.None
            && left.Name == right.Name && left.IsParams == right.IsParams && KnownSymbols.Same(left.Type, right.Type);

        static bool IsOptionalToken(IParameterSymbol parameter) => parameter is { IsOptional: true, Type.Name: "CancellationToken" };
    }

    private static bool IsObsolete(IMethodSymbol twin) => twin.GetAttributes().Any(a => a.AttributeClass?.Name == "ObsoleteAttribute");

    private static IEnumerable<IMethodSymbol> Functions(ISymbol? symbol)
    {
        for (; symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            yield return method;
        }
    }

    /// <summary>Whether a call is not one of another object's: a wrapper may well hand on what it is asked for.</summary>
    private static bool IsOwn(InvocationExpressionSyntax call, IMethodSymbol method) =>
        method is { IsStatic: true, ReducedFrom: null } || CallSyntax.Receiver(call) is null or ThisExpressionSyntax or BaseExpressionSyntax;

    /// <summary>
    /// Whether the twin could be the function, or come back to it: the overloads of a base class usually end in one that is
    /// overridden.
    /// </summary>
    private static bool MayBeCalledBy(IMethodSymbol function, IMethodSymbol twin)
    {
        if (function.Name != twin.Name)
        {
            return false;
        }

        INamedTypeSymbol home = (twin.ReducedFrom ?? twin).ContainingType.OriginalDefinition;
        for (INamedTypeSymbol? type = function.ContainingType; type is not null; type = type.BaseType)
        {
            if (KnownSymbols.Same(type.OriginalDefinition, home))
            {
                return true;
            }
        }

        return function.ContainingType.AllInterfaces.Any(i => KnownSymbols.Same(i.OriginalDefinition, home));
    }
}
