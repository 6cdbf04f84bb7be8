using Curio.Generators.Shared;

namespace Curio.Generators.AwaitShims;

/// <summary>What is added to one type.</summary>
/// <param name="FileStem">The emitted file's name without its ending.</param>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Headers">The partial declarations that lead to the type, the outermost first.</param>
/// <param name="Shims">The twins in the order of their coroutines.</param>
/// <param name="Enumeration">The twin of <c>GetAsyncEnumerator</c>, or null.</param>
internal sealed record TypeModel(
    string FileStem,
    string Namespace,
    EquatableArray<string> Headers,
    EquatableArray<ShimModel> Shims,
    EnumerationModel? Enumeration);
