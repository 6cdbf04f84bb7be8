using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>The coroutine with the body of a method, its parts ready as source text.</summary>
/// <param name="Modifiers">Modifiers with a blank after them.</param>
/// <param name="ReturnType">The coroutine's type, or that of an async iterator.</param>
/// <param name="Name">The name with its type parameters.</param>
/// <param name="Parameters">The declared parameters.</param>
/// <param name="Constraints">The clauses that constrain the type parameters.</param>
/// <param name="Annotations">Whether annotations for null are on where the method's body begins.</param>
/// <param name="Body">The lowered body; null while only the signature counts.</param>
internal sealed record TaskFormModel(
    string Modifiers,
    string ReturnType,
    string Name,
    EquatableArray<string> Parameters,
    EquatableArray<string> Constraints,
    bool Annotations,
    BodyModel? Body);
