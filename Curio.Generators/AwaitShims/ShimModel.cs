using Curio.Generators.Shared;

namespace Curio.Generators.AwaitShims;

/// <summary>One blocking twin, its parts ready as source text.</summary>
/// <param name="Reference">The coroutine in the <c>cref</c> of the documentation.</param>
/// <param name="Attributes">Attributes carried over from the coroutine, without brackets.</param>
/// <param name="Modifiers">Modifiers with a blank after them, or nothing.</param>
/// <param name="ReturnType">What the coroutine yields; <c>void</c> for one without a result.</param>
/// <param name="Name">The twin's name with its type parameters.</param>
/// <param name="Parameters">The declared parameters.</param>
/// <param name="Constraints">The clauses that constrain the type parameters.</param>
/// <param name="Call">The expression that makes the coroutine, or the awaitable that stands for it.</param>
/// <param name="AwaitedOnKernel">
/// The type whose <c>DisposeAsync</c> returns a <c>ValueTask</c>, which a coroutine has to await on the kernel; null when
/// <paramref name="Call"/> is a coroutine already.
/// </param>
/// <param name="AddsDisposable">Whether the type takes <c>IDisposable</c> on with this twin.</param>
/// <param name="IsOblivious">Whether the signature was written where nullable annotations are off.</param>
internal sealed record ShimModel(
    string Reference,
    EquatableArray<string> Attributes,
    string Modifiers,
    string ReturnType,
    string Name,
    EquatableArray<string> Parameters,
    EquatableArray<string> Constraints,
    string Call,
    string? AwaitedOnKernel,
    bool AddsDisposable,
    bool IsOblivious);
