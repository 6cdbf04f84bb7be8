using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>The method that starts an async thread, its parts ready as source text.</summary>
/// <param name="Modifiers">Modifiers with a blank after them.</param>
/// <param name="Result">The type of the thread's result; null when there is none.</param>
/// <param name="Name">The name with its type parameters.</param>
/// <param name="Parameters">The declared parameters.</param>
/// <param name="Daemon">The name of the parameter that makes a daemon of the thread.</param>
/// <param name="Constraints">The clauses that constrain the type parameters.</param>
/// <param name="Call">The expression that calls the method.</param>
/// <param name="Self">The variable that a struct is copied to, which a lambda cannot capture otherwise; null for others.</param>
/// <param name="Label">What the thread is called.</param>
internal sealed record WrapperModel(
    string Modifiers,
    string? Result,
    string Name,
    EquatableArray<string> Parameters,
    string Daemon,
    EquatableArray<string> Constraints,
    string Call,
    string? Self,
    string Label);
