using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.AsyncThreads;

/// <summary>
/// Compares annotated overloads: <c>SpawnX(bool daemon = false)</c> would be called where <c>X(bool flag)</c> was meant.
/// </summary>
internal static class DaemonNames
{
    /// <summary>Where a wrapper has its <c>daemon</c>: at the end, except that 'params' must be the last.</summary>
    /// <param name="method">The annotated method.</param>
    /// <returns>The place among the parameters.</returns>
    public static int Place(IMethodSymbol method) =>
        method.Parameters.Length - (method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].IsParams ? 1 : 0);

    /// <summary>The overload that loses calls to the wrapper of a method.</summary>
    /// <param name="method">The annotated method.</param>
    /// <param name="compilation">Knows conversions.</param>
    /// <returns>Another annotated method of that name, or null.</returns>
    public static IMethodSymbol? Taker(IMethodSymbol method, Compilation compilation)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            IMethodSymbol? taker = type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(other =>
                Coroutines.Carries(other, "AsyncThreadAttribute") && Takes(method, other, (CSharpCompilation)compilation));
            if (taker is not null)
            {
                return taker;
            }
        }

        return null;
    }

    private static bool Takes(IMethodSymbol method, IMethodSymbol other, CSharpCompilation compilation)
    {
        int place = Place(method);
        if (other.Parameters.Length <= place || (method.Arity > 0 && other.Arity == 0))
        {
            return false;
        }

        return other.Parameters.Skip(place + 1).All(static parameter => parameter.IsOptional || parameter.IsParams)
            && Accepts(other.Parameters[place].Type, compilation.GetSpecialType(SpecialType.System_Boolean), compilation)
            && method.Parameters.Take(place).Zip(other.Parameters, (mine, its) => Accepts(its.Type, mine.Type, compilation)).All(static each => each);
    }

    private static bool Accepts(ITypeSymbol type, ITypeSymbol given, CSharpCompilation compilation) =>
        type is ITypeParameterSymbol || Signatures.Same(type, given) || compilation.ClassifyConversion(given, type).IsImplicit;
}
