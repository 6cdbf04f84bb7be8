using Curio.Generators.Shared;

namespace Curio.Generators.ProcessWorkers;

/// <summary>What is added to one type.</summary>
/// <param name="FileStem">The emitted file's name without its ending.</param>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Headers">The partial declarations that lead to the type, the outermost first.</param>
/// <param name="EntryClasses">The classes for the entries; null where there are none.</param>
/// <param name="Methods">The calls in the order of their methods.</param>
internal sealed record WorkerTypeModel(
    string FileStem,
    string Namespace,
    EquatableArray<string> Headers,
    EntryClassesModel? EntryClasses,
    EquatableArray<WorkerMethodModel> Methods) : ITypeModel<WorkerTypeModel>
{
    /// <inheritdoc/>
    public object Place => (Namespace, Headers);

    /// <inheritdoc/>
    public WorkerTypeModel Merge(string fileStem, IEnumerable<WorkerTypeModel> parts) => this with
    {
        FileStem = fileStem,
        EntryClasses = parts.Select(static part => part.EntryClasses).FirstOrDefault(static each => each is not null),
        Methods = parts.SelectMany(static part => part.Methods).ToEquatableArray(),
    };
}
