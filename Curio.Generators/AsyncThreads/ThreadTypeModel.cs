using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>What is added to one type, from one file of the user's.</summary>
/// <param name="FileStem">The emitted file's name without its ending.</param>
/// <param name="Scope">What is around the type.</param>
/// <param name="Headers">The partial declarations that lead to the type, the outermost first.</param>
/// <param name="Methods">What is made of its methods, in their order.</param>
internal sealed record ThreadTypeModel(
    string FileStem,
    ScopeModel Scope,
    EquatableArray<string> Headers,
    EquatableArray<ThreadMethodModel> Methods) : ITypeModel<ThreadTypeModel>
{
    /// <inheritdoc/>
    public object Place => (Scope, Headers);

    /// <inheritdoc/>
    public ThreadTypeModel Merge(string fileStem, IEnumerable<ThreadTypeModel> parts) => this with
    {
        FileStem = fileStem,
        Methods = parts.SelectMany(static part => part.Methods).ToEquatableArray(),
    };
}
