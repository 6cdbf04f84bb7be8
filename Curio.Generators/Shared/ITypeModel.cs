namespace Curio.Generators.Shared;

/// <summary>What is added to one type. Each annotated declaration gives a model, and the models of one type make one file.</summary>
/// <typeparam name="TSelf">The model itself.</typeparam>
internal interface ITypeModel<TSelf>
{
    /// <summary>The emitted file's name without its ending.</summary>
    string FileStem { get; }

    /// <summary>What is the same in all models that go into one file.</summary>
    object Place { get; }

    /// <summary>This model with the content of all of its file.</summary>
    /// <param name="fileStem">The file's name, which no other file has.</param>
    /// <param name="parts">The models of the file, this one the first.</param>
    /// <returns>The model of the file.</returns>
    TSelf Merge(string fileStem, IEnumerable<TSelf> parts);
}
