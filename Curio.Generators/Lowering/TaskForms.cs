using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Lowering;

/// <summary>Finds the task forms that are there already: an analyzer sees what the generator has emitted.</summary>
internal static class TaskForms
{
    /// <summary>Whether the generator has emitted the task form of a method.</summary>
    /// <param name="method">An annotated method.</param>
    /// <returns>True when the coroutine stands beside it.</returns>
    public static bool IsEmitted(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name + KnownNames.AsyncSuffix)
        .OfType<IMethodSymbol>()
        .Any(other => Signatures.Collide(other, method) && GeneratedCode.IsOurs(other));
}
