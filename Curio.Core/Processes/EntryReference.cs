namespace Curio;

/// <summary>Names a <see cref="ProcessEntry"/> so that the same program in another process finds exactly it.</summary>
/// <param name="Name">The method's name, for people.</param>
/// <param name="Assembly">The full name of its assembly.</param>
/// <param name="Path">The assembly's file, for a worker that does not find it by name; empty in a single-file program.</param>
/// <param name="Module">The build of the assembly.</param>
/// <param name="Key">What no other method of the assembly has.</param>
internal sealed record EntryReference(string Name, string Assembly, string Path, Guid Module, string Key)
{
    /// <summary>The reference to an entry.</summary>
    public static EntryReference Of(ProcessEntry entry) => new(
        entry.Name,
        entry.Home.Assembly.FullName!,
        entry.Home.Assembly.Location,
        entry.Home.Module.ModuleVersionId,
        entry.Key);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static EntryReference Read(ReadOnlySpan<byte> json) => StringList.Read(json) switch
    {
        [var name, var assembly, var path, var module, var key] => new EntryReference(name, assembly, path, Guid.Parse(module), key),
        _ => throw new InvalidDataException("a call names no entry"),
    };

    /// <summary>The reference as it is sent.</summary>
    public byte[] Write() => StringList.Write(Name, Assembly, Path, Module.ToString(), Key);

    /// <summary>Finds the entry in this process.</summary>
    public ProcessEntry Resolve() => EntryTable.Find(WorkerAssemblies.Load(Assembly, Path, Module), Key);
}
