using Curio.Generators.Shared;

namespace Curio.Generators.ProcessWorkers;

/// <summary>A call in another process, its parts ready as source text.</summary>
/// <param name="Reference">The method in the <c>cref</c> of the documentation.</param>
/// <param name="Attributes">Attributes carried over from the method, without brackets.</param>
/// <param name="Modifiers">Modifiers with a blank after them.</param>
/// <param name="ReturnType">The coroutine's type.</param>
/// <param name="Name">The name with its type parameters.</param>
/// <param name="Parameters">The declared parameters.</param>
/// <param name="Constraints">The clauses that constrain the type parameters.</param>
/// <param name="Entry">What the worker runs, or null.</param>
/// <param name="Call">The expression that makes the coroutine where there is no entry.</param>
/// <param name="IsOblivious">Whether the signature was written where nullable annotations are off.</param>
internal sealed record WorkerMethodModel(
    string Reference,
    EquatableArray<string> Attributes,
    string Modifiers,
    string ReturnType,
    string Name,
    EquatableArray<string> Parameters,
    EquatableArray<string> Constraints,
    WorkerEntryModel? Entry,
    string Call,
    bool IsOblivious);
