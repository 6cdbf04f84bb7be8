using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Curio.Diagnostics;

/// <summary>An assembly's file and its portable PDB, open for reading.</summary>
internal sealed class AssemblySymbols : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider _pdb;

    private AssemblySymbols(PEReader image, MetadataReaderProvider pdb)
    {
        _image = image;
        _pdb = pdb;
        Metadata = image.GetMetadataReader();
        Pdb = pdb.GetMetadataReader();
    }

    /// <summary>The assembly's own tables.</summary>
    public MetadataReader Metadata { get; }

    /// <summary>The tables of the PDB.</summary>
    public MetadataReader Pdb { get; }

    /// <summary>Opens the files that a loaded module came from.</summary>
    /// <returns>Null when the module has no file, the file is another one by now, or it has no portable PDB of the same build.</returns>
    /// <exception cref="IOException">A file cannot be read. Damaged files lead to this and other exceptions.</exception>
    public static AssemblySymbols? TryOpen(Module module)
    {
        // Asking a dynamic assembly where it lies throws; one that was loaded from memory or a bundle says "nowhere".
        string path = module.Assembly.IsDynamic ? string.Empty : module.Assembly.Location;
        if (path.Length == 0)
        {
            return null;
        }

        PEReader image = new(Open(path));
        MetadataReaderProvider? pdb = null;
        try
        {
            // The file may have been replaced since it was loaded. The reader itself compares the PDB's id with the assembly's.
            MetadataReader metadata = image.GetMetadataReader();
            if (metadata.GetGuid(metadata.GetModuleDefinition().Mvid) != module.ModuleVersionId
                || !image.TryOpenAssociatedPortablePdb(path, candidate => File.Exists(candidate) ? Open(candidate) : null, out pdb, out _))
            {
                return null;
            }

            AssemblySymbols symbols = new(image, pdb!);
            (image, pdb) = (null!, null);
            return symbols;
        }
        finally
        {
            pdb?.Dispose();
            image?.Dispose();
        }
    }

    /// <summary>The code of a method.</summary>
    public BlobReader GetIL(MethodDefinitionHandle method) =>
        _image.GetMethodBody(Metadata.GetMethodDefinition(method).RelativeVirtualAddress).GetILReader();

    /// <inheritdoc/>
    public void Dispose()
    {
        _pdb.Dispose();
        _image.Dispose();
    }

    // Leaves others free to replace the file: looking at a program must not stop its next build.
    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
}
