using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>What is made of one method.</summary>
/// <param name="Reference">The method in the <c>cref</c> of the documentation.</param>
/// <param name="Attributes">Attributes carried over from the method, without brackets.</param>
/// <param name="Wrapper">The method that starts an async thread, or null.</param>
/// <param name="TaskForm">The coroutine, or null.</param>
/// <param name="IsOblivious">Whether the signature was written where nullable annotations are off.</param>
internal sealed record ThreadMethodModel(
    string Reference,
    EquatableArray<string> Attributes,
    WrapperModel? Wrapper,
    TaskFormModel? TaskForm,
    bool IsOblivious);
