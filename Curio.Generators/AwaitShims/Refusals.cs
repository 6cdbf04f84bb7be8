using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.AwaitShims;

/// <summary>Decides whether a coroutine method can have a twin, and says why not.</summary>
/// <param name="report">Takes the reasons; null in the generator, which only needs the answer.</param>
internal sealed class Refusals(Action<Diagnostic>? report)
{
    private const string InExtensionBlock = "it stands in an extension block; write it as an extension method";

    /// <summary>Whether a type is the nameless one that an extension block makes.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True when it is none of the kinds of types that have always been there: the newer one has no name in this version of Roslyn.</returns>
    public static bool IsExtensionBlock(INamedTypeSymbol type) =>
        type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate);

    /// <summary>Checks the types around an annotated declaration.</summary>
    /// <param name="declaration">The type or method that carries the attribute.</param>
    /// <param name="target">Its symbol.</param>
    /// <returns>True when generated code can add to the type.</returns>
    public bool AllowExtension(MemberDeclarationSyntax declaration, ISymbol target)
    {
        if (target is IMethodSymbol method && IsExtensionBlock(method.ContainingType))
        {
            return Refuse(method, InExtensionBlock);
        }

        bool allowed = true;
        foreach ((SyntaxToken name, string reason) in PartialTypes.Faults(declaration))
        {
            allowed = false;
            report?.Invoke(Diagnostic.Create(Rules.CannotExtend, name.GetLocation(), Name(target), reason));
        }

        return allowed;
    }

    /// <summary>Checks a method that carries the attribute itself.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True when it is a coroutine method with a suffix to drop.</returns>
    public bool AllowAttribute(IMethodSymbol method)
    {
        if (!ShimNames.Has(method))
        {
            const string NoSuffix = "its name has nothing before 'Async', or does not end in it; rename it or remove the attribute";
            report?.Invoke(Diagnostic.Create(Rules.NotACoroutineMethod, Place(method), Name(method), NoSuffix));
            return false;
        }

        if (Coroutines.IsCoroutine(method) || Coroutines.IsValueTaskDispose(method))
        {
            return true;
        }

        // While a type is being typed it is unknown; the compiler has said so already.
        if (TypeFaults.Of(method.ReturnType) != TypeFault.Unknown)
        {
            report?.Invoke(Diagnostic.Create(
                Rules.NotACoroutineMethod,
                PlaceOfReturnType(method),
                Name(method),
                $"it returns '{Name(method.ReturnType)}'; return 'Coro' or 'Coro<T>', or remove the attribute"));
        }

        return false;
    }

    /// <summary>Checks what kind of method a coroutine method is, and each of its parameters.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True when a twin can call it.</returns>
    public bool AllowSignature(IMethodSymbol method)
    {
        string? reason =
            !method.ExplicitInterfaceImplementations.IsEmpty ? "it implements an interface explicitly; put the attribute on the interface"
            : IsExtensionBlock(method.ContainingType) ? InExtensionBlock
            : method.IsStatic && (method.IsAbstract || method.IsVirtual) ? "only a type parameter can call a static abstract or virtual method; write the twin by hand"
            : method.IsVararg ? "it takes '__arglist'; take 'params' instead"
            : TypeFaults.Of(method.ReturnType) == TypeFault.Pointer ? "its result holds a pointer; return an 'nint'"
            : null;
        if (reason is not null)
        {
            return Refuse(method, reason);
        }

        bool allowed = true;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            allowed &= AllowParameter(method, parameter);
        }

        return allowed;
    }

    /// <summary>Says that the name of a twin is taken.</summary>
    /// <param name="method">The coroutine method.</param>
    /// <param name="name">The twin's name.</param>
    /// <param name="holder">What holds it, and the remedy.</param>
    public void NameTaken(IMethodSymbol method, string name, string holder) =>
        report?.Invoke(Diagnostic.Create(Rules.NameTaken, Place(method), Name(method), name, holder));

    private static string Name(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static Location PlaceOfReturnType(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax syntax ? syntax.ReturnType.GetLocation() : Place(method);

    private static Location Place(ISymbol symbol) => symbol.Locations[0];

    private bool Refuse(IMethodSymbol method, string reason)
    {
        report?.Invoke(Diagnostic.Create(Rules.NoTwinPossible, Place(method), Name(method), reason));
        return false;
    }

    private bool AllowParameter(IMethodSymbol method, IParameterSymbol parameter)
    {
        string? reason = ParameterFaults.Of(parameter);
        if (reason is not null)
        {
            report?.Invoke(Diagnostic.Create(
                Rules.NoTwinPossible, Place(parameter), Name(method), $"parameter '{parameter.Name}' {reason}"));
        }

        return reason is null;
    }
}
