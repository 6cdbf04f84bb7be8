using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Curio.Diagnostics;

/// <summary>The symbols of one assembly: in a PDB beside it or inside it, or nowhere.</summary>
internal sealed class PdbSymbols
{
    // The portable PDB's kind for "async method stepping information": for each await, in the order of the states, where the
    // method suspends and where it resumes.
    private static readonly Guid s_steppingKind = new("54FD2AC5-E925-401A-9C2A-F94F171072F8");

    private readonly MetadataReaderProvider? _provider;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, string[]?> _sources = new();

    private PdbSymbols(MetadataReaderProvider? provider) => _provider = provider;

    /// <summary>Looks for the symbols of an assembly. Those of another build of it do not count.</summary>
    internal static PdbSymbols Open(Assembly assembly)
    {
        string path = assembly.IsDynamic ? "" : assembly.Location;
        if (path.Length == 0 || !File.Exists(path))
        {
            return new PdbSymbols(null);
        }

        using FileStream file = File.OpenRead(path);
        using var image = new PEReader(file);

        // This checks the identity that the image gives against the one in the PDB.
        bool found = image.TryOpenAssociatedPortablePdb(
            path,
            static name => File.Exists(name) ? new MemoryStream(File.ReadAllBytes(name)) : null,
            out MetadataReaderProvider? provider,
            out _);
        return new PdbSymbols(found ? provider : null);
    }

    /// <summary>The line of an await of a method, by its row in the method table.</summary>
    internal SourceLocation? LineOfAwait(int methodRow, int state)
    {
        lock (_gate)
        {
            if (_provider?.GetMetadataReader() is not { } reader || OffsetOfAwait(reader, methodRow, state) is not { } offset)
            {
                return null;
            }

            SequencePoint? covering = null;
            foreach (SequencePoint point in PointsOf(reader, methodRow))
            {
                if (point.Offset <= offset)
                {
                    covering = point;
                }
            }

            return Locate(reader, covering);
        }
    }

    /// <summary>The first line of a method, by its row in the method table.</summary>
    internal SourceLocation? FirstLine(int methodRow)
    {
        lock (_gate)
        {
            return _provider?.GetMetadataReader() is { } reader
                ? Locate(reader, PointsOf(reader, methodRow).Select(static point => (SequencePoint?)point).FirstOrDefault())
                : null;
        }
    }

    private static IEnumerable<SequencePoint> PointsOf(MetadataReader reader, int methodRow) =>
        reader.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(methodRow))
            .GetSequencePoints()
            .Where(static point => !point.IsHidden);

    private static int? OffsetOfAwait(MetadataReader reader, int methodRow, int state)
    {
        MethodDefinitionHandle method = MetadataTokens.MethodDefinitionHandle(methodRow);
        foreach (CustomDebugInformationHandle handle in reader.GetCustomDebugInformation(method))
        {
            CustomDebugInformation information = reader.GetCustomDebugInformation(handle);
            if (reader.GetGuid(information.Kind) == s_steppingKind)
            {
                return OffsetOfAwait(reader.GetBlobReader(information.Value), state);
            }
        }

        return null;
    }

    private static int? OffsetOfAwait(BlobReader blob, int state)
    {
        _ = blob.ReadUInt32(); // The handler of exceptions, of no interest here.
        for (int number = 0; blob.RemainingBytes > 0; number++)
        {
            uint yieldOffset = blob.ReadUInt32();
            _ = blob.ReadUInt32(); // Where it resumes.
            _ = blob.ReadCompressedInteger(); // The method that resumes, always the same one.
            if (number == state)
            {
                return (int)yieldOffset;
            }
        }

        return null;
    }

    private SourceLocation? Locate(MetadataReader reader, SequencePoint? point)
    {
        if (point is not { } found)
        {
            return null;
        }

        string file = reader.GetString(reader.GetDocument(found.Document).Name);
        string[]? lines = _sources.GetOrAdd(file, static name => File.Exists(name) ? File.ReadAllLines(name) : null);
        string? text = lines is not null && found.StartLine <= lines.Length ? lines[found.StartLine - 1].Trim() : null;
        return new SourceLocation(file, found.StartLine, text);
    }
}
