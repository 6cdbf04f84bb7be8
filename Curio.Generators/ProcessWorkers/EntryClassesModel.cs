using Curio.Generators.Shared;

namespace Curio.Generators.ProcessWorkers;

/// <summary>The classes that hold the entries of one type and make them known.</summary>
/// <param name="Names">The class in the type itself is the last; before it stand those in the types around it, the outermost first.</param>
/// <param name="Types">The names of the types they stand in.</param>
/// <param name="Initializer">Which of the classes has the module initializer: the innermost one that the module can see.</param>
internal sealed record EntryClassesModel(EquatableArray<string> Names, EquatableArray<string> Types, int Initializer);
