namespace Curio.Generators.ProcessWorkers;

/// <summary>What a worker process runs of a method, its parts ready as source text.</summary>
/// <param name="Name">The method's name, which the entry has too where it is free.</param>
/// <param name="Home">The type of the method.</param>
/// <param name="Key">The method's documentation id, which no other method of the assembly has.</param>
/// <param name="DisplayName">Declaring type and name, for messages.</param>
/// <param name="Function">The function that makes a call.</param>
/// <param name="Types">The type of the result, or <c>null</c>, and then names and types of the parameters.</param>
/// <param name="Call">The call of the entry, without the entry.</param>
internal sealed record WorkerEntryModel(
    string Name,
    string Home,
    string Key,
    string DisplayName,
    string Function,
    string Types,
    string Call);
