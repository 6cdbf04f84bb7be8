namespace Curio.Generators.AwaitShims;

/// <summary>The twin of <c>GetAsyncEnumerator</c>, its parts ready as source text.</summary>
/// <param name="Reference">The method in the <c>cref</c> of the documentation.</param>
/// <param name="Modifiers">Modifiers with a blank after them.</param>
/// <param name="Element">The type of the elements.</param>
/// <param name="Enumerator">The type that <c>await foreach</c> uses.</param>
/// <param name="MovesByTask">Whether <c>MoveNextAsync</c> gives a <c>ValueTask</c>, which a coroutine has to await on the kernel.</param>
/// <param name="IsDisposed">Whether there is something to dispose of.</param>
/// <param name="DisposesByTask">Whether that gives a <c>ValueTask</c>.</param>
/// <param name="IsOblivious">Whether the signature was written where nullable annotations are off.</param>
internal sealed record EnumerationModel(
    string Reference,
    string Modifiers,
    string Element,
    string Enumerator,
    bool MovesByTask,
    bool IsDisposed,
    bool DisposesByTask,
    bool IsOblivious);
