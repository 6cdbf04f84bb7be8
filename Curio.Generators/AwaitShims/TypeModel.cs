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
    EnumerationModel? Enumeration) : ITypeModel<TypeModel>
{
    /// <inheritdoc/>
    public object Place => (Namespace, Headers);

    /// <inheritdoc/>
    public TypeModel Merge(string fileStem, IEnumerable<TypeModel> parts) => this with
    {
        FileStem = fileStem,
        Shims = parts.SelectMany(static part => part.Shims).Distinct().ToEquatableArray(),
        Enumeration = parts.Select(static part => part.Enumeration).FirstOrDefault(static each => each is not null),
    };
}
