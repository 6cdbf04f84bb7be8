using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// How streams, readers, writers, components, and readers and transactions of databases of the framework end: what is called is not virtual,
/// or virtual only for show, and runs the virtual <c>Dispose(true)</c>, where a class of the user's has its code.
/// </summary>
internal static class DisposePattern
{
    /// <summary>The names of what runs <c>Dispose(bool)</c>.</summary>
    public static string[] Callers { get; } = ["Dispose", "DisposeAsync", "Close"];

    /// <summary>
    /// What a call runs of the object that it is made on: <c>Dispose(bool)</c>, or a <c>Close</c> that a stream has of its own; null when
    /// the call is none of these.
    /// </summary>
    /// <param name="method">The method that is called.</param>
    /// <param name="receiver">The type that it is called on.</param>
    public static IMethodSymbol? Target(IMethodSymbol method, ITypeSymbol receiver)
    {
        if (!method.Parameters.IsEmpty || !Callers.Contains(method.Name) || !Dispatch.IsOfFramework(method.ContainingType))
        {
            return null;
        }

        IMethodSymbol nearest = Dispatch.NearestOverride(method, receiver);
        if (!Dispatch.IsOfFramework(nearest.ContainingType))
        {
            return null;
        }

        // What the framework's own types override calls Dispose(true) as well, but for DisposeAsync: that of FileStream calls Dispose(false).
        IMethodSymbol root = nearest;
        while (root.OverriddenMethod is { } overridden)
        {
            root = overridden;
        }

        return !IsEnding(root.ContainingType, root.Name) || (root.Name == "DisposeAsync" && !KnownSymbols.Same(root, nearest)) ? null
            : root.Name != "Close" && OwnClose(root.ContainingType, receiver) is { } close ? close
            : OverridableBy(root.ContainingType).FirstOrDefault(static m => m.Parameters.Length == 1);
    }

    /// <summary>What a class of the user's may override of a type that ends so.</summary>
    public static IEnumerable<IMethodSymbol> OverridableBy(INamedTypeSymbol type) => Callers.SelectMany(name => type.GetMembers(name)).OfType<IMethodSymbol>()
        .Where(static m => m.IsVirtual && (m.Parameters.IsEmpty ? m.Name == "Close" : m.Parameters is { Length: 1 } only && only[0].Type.SpecialType == SpecialType.System_Boolean));

    /// <summary>Whether a method overrides one of these, as far as it can be seen: then it is called by all their names.</summary>
    public static bool IsDeclaredBy(MethodDeclarationSyntax method) =>
        (method.Identifier.ValueText, method.ParameterList.Parameters.Count) is ("Dispose", 1) or ("Close", 0) && method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    /// <summary>A stream is disposed of by its <c>Close</c>, the reader of a database by its own unless it has a <c>Dispose(bool)</c>; the others are not.</summary>
    private static IMethodSymbol? OwnClose(INamedTypeSymbol root, ITypeSymbol receiver)
    {
        IMethodSymbol? Own(int parameters) => OverridableBy(root).FirstOrDefault(m => m.Parameters.Length == parameters) is { } declared
            && !Dispatch.IsOfFramework(Dispatch.NearestOverride(declared, receiver).ContainingType) ? declared : null;
        return root.Name == "Stream" || (root.Name == "DbDataReader" && Own(parameters: 1) is null) ? Own(parameters: 0) : null;
    }

    /// <summary>Whether a method of that name, which the type declares, runs <c>Dispose(true)</c>.</summary>
    private static bool IsEnding(INamedTypeSymbol type, string method) => (type.Name, type.ContainingNamespace.Name) is
        ("Stream" or "TextReader" or "TextWriter", "IO") or ("Component", "ComponentModel")
        || (method != "Close" && (type.Name, type.ContainingNamespace.Name) is ("DbDataReader" or "DbTransaction", "Common"));
}
