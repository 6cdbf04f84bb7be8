using System.Collections.Immutable;
using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.ProcessWorkers;

/// <summary>
/// Names the classes for entries. They are nested in the method's type, so that they may call what is private, and are types of their
/// own, so that no static constructor of the user's runs when the module is loaded.
/// </summary>
internal static class EntryClasses
{
    private const string Name = "ProcessWorkerEntries";

    /// <summary>The classes of one type.</summary>
    /// <param name="type">A type that is not generic, nor is one around it.</param>
    /// <returns>Their names.</returns>
    public static EntryClassesModel Of(INamedTypeSymbol type)
    {
        ImmutableArray<INamedTypeSymbol> chain = PartialHeaders.Chain(type);
        return new EntryClassesModel(
            chain.Select((each, level) => Free(each, Path(chain.Skip(level + 1)) + Name)).ToEquatableArray(),
            chain.Select(static each => Identifiers.Escape(each.Name)).ToEquatableArray(),
            chain.TakeWhile(static each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal).Count() - 1);
    }

    // B.C and B_C are two names here as well: no name of a type begins with a digit.
    private static string Path(IEnumerable<INamedTypeSymbol> types) => string.Join("_", types.Select(static type => type.Name.Replace("_", "_1")));

    private static string Free(INamedTypeSymbol type, string wanted)
    {
        string name = wanted;
        for (int number = 2; IsTaken(type, name); number++)
        {
            name = wanted + number;
        }

        return name;
    }

    // What bases and outer types have would be hidden from the user's code; a parameter would hide the class from the call of an entry.
    private static bool IsTaken(INamedTypeSymbol type, string name) =>
        PartialHeaders.Chain(type).Any(each => each.Name == name || Has(each, name))
        || type.GetMembers().OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Name == name));

    private static bool Has(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers(name).Any(static member => !GeneratedCode.IsOurs(member)))
            {
                return true;
            }
        }

        return false;
    }
}
