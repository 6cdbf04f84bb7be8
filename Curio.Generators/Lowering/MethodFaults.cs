using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Says which methods can be neither spawned nor lowered, whatever their bodies are.</summary>
internal static class MethodFaults
{
    /// <summary>Why nothing can be made of a method.</summary>
    /// <param name="method">The annotated method.</param>
    /// <returns>The reason with its remedy, or null.</returns>
    public static string? OfMethod(IMethodSymbol method) =>
        method.IsAsync || Coroutines.IsCoroutine(method) ? "it is asynchronous already; call it with 'await', or with 'AWAIT' in an async thread"
        : !method.ExplicitInterfaceImplementations.IsEmpty ? "it implements an interface explicitly; let it call a method that carries the attribute"
        : method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) ? "it stands in an extension block; write it as an extension method"
        : method.ContainingType.IsRefLikeType && !method.IsStatic ? $"'{method.ContainingType.Name}' is a ref struct, which no other thread can hold; make it a class"
        : method.IsStatic && (method.IsAbstract || method.IsVirtual) ? "only a type parameter can call a static abstract or virtual method; call an ordinary one from it"
        : method.IsVararg ? "it takes '__arglist'; take 'params' instead"
        : method.RefKind != RefKind.None ? "it returns by reference; return the value"
        : method.ReturnType.IsRefLikeType ? $"it returns a ref struct; return a 'Memory<T>', an array or a string"
        : TypeFaults.Of(method.ReturnType) == TypeFault.Pointer ? "its result holds a pointer; return an 'nint'"
        : null;

    /// <summary>Why a method that can be spawned has no task form.</summary>
    /// <param name="method">The annotated method.</param>
    /// <returns>The reason with its remedy, or null.</returns>
    public static string? OfTaskForm(IMethodSymbol method) =>
        Lowerings.BodyOf(method) is not { } body ? "it has no body; put the attribute on the methods that implement it"
        : IsUnsafe(body) ? "unsafe code cannot wait; put it in a method of its own"
        : IsSynchronized(method) ? "it holds the thread's lock of 'MethodImplOptions.Synchronized'; take an AsyncLock"
        : !method.IsStatic && method.ContainingType.TypeKind == TypeKind.Struct && !method.IsReadOnly ? "a coroutine works on a copy of its struct; make the method 'readonly', or the struct a class"
        : Iterators.Yields(body) && Iterators.Element(method) is null ? "only an iterator of 'IEnumerable<T>' has an async form; return one"
        : null;

    /// <summary>Whether a method that another one calls can have a task form, its body apart.</summary>
    /// <param name="method">The annotated method.</param>
    /// <param name="compilation">What it belongs to.</param>
    /// <returns>True when its coroutine will be there, or is there already.</returns>
    public static bool HasTaskForm(IMethodSymbol method, Compilation compilation) =>
        OfMethod(method) is null
        && method.Parameters.All(static parameter => ParameterFaults.Of(parameter) is null)
        && SignatureText.CanBeWritten(method)
        && PartialTypes.CanBeNamed(method.ContainingType)
        && method.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<MemberDeclarationSyntax>().All(static each => !PartialTypes.Faults(each).Any())
        && (MemberNames.Holder(method, method.Name + KnownNames.AsyncSuffix, added: 0, compilation) is null || Twins.Of(method, method.Parameters.Length) is not null);

    private static bool IsUnsafe(SyntaxNode body) => body.Ancestors().OfType<MemberDeclarationSyntax>().Any(static member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    private static bool IsSynchronized(IMethodSymbol method) =>
        (method.MethodImplementationFlags & System.Reflection.MethodImplAttributes.Synchronized) != 0;
}
