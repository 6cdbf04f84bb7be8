using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>One namespace declaration around a lowered body, as the user wrote it: names in the body are looked up through it.</summary>
/// <param name="Name">Its name, with dots where the user wrote dots.</param>
/// <param name="Usings">The directives in it.</param>
/// <param name="IsFileScoped">Whether it reaches to the end of the file.</param>
internal sealed record NamespaceModel(string Name, EquatableArray<string> Usings, bool IsFileScoped);
