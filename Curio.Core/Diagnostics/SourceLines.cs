using System.IO.Compression;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;

namespace Curio.Diagnostics;

/// <summary>The text of the source files that a PDB mentions: from the PDB itself if it was embedded there, otherwise from disk.</summary>
internal sealed class SourceLines(MetadataReader pdb)
{
    // Guids of the portable PDB format.
    private static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid s_sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");

    private readonly Dictionary<DocumentHandle, string[]?> _known = [];

    /// <summary>Says where a sequence point lies, and what stands there.</summary>
    public SourceLocation Locate(SequencePoint point)
    {
        if (!_known.TryGetValue(point.Document, out string[]? lines))
        {
            _known[point.Document] = lines = Read(point.Document);
        }

        string? text = lines is not null && point.StartLine <= lines.Length ? lines[point.StartLine - 1].Trim() : null;
        return new SourceLocation(pdb.GetString(pdb.GetDocument(point.Document).Name), point.StartLine, text);
    }

    private static byte[]? ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Compiled on another machine, moved, or a name that is no path at all.
            return null;
        }
    }

    private static byte[] Inflate(BlobReader blob)
    {
        // The length of the text, or zero when it is not compressed.
        int length = blob.ReadInt32();
        byte[] stored = blob.ReadBytes(blob.RemainingBytes);
        if (length == 0)
        {
            return stored;
        }

        using DeflateStream inflater = new(new MemoryStream(stored), CompressionMode.Decompress);
        byte[] text = new byte[length];
        inflater.ReadExactly(text);
        return text;
    }

    private static string[] Split(byte[] source)
    {
        // By the marks that the compiler takes for line ends, which are not those of the base library.
        using StreamReader reader = new(new MemoryStream(source), Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r', '\u0085', '\u2028', '\u2029');
    }

    private string[]? Read(DocumentHandle handle)
    {
        foreach (CustomDebugInformationHandle item in pdb.GetCustomDebugInformation(handle))
        {
            CustomDebugInformation information = pdb.GetCustomDebugInformation(item);
            if (pdb.GetGuid(information.Kind) == s_embeddedSource)
            {
                return Split(Inflate(pdb.GetBlobReader(information.Value)));
            }
        }

        Document document = pdb.GetDocument(handle);
        byte[]? source = ReadFile(pdb.GetString(document.Name));
        return source is not null && IsUnchanged(document, source) ? Split(source) : null;
    }

    // An edited file has another line in that place, and a wrong line is worse than none. Only hashes of a kind that no longer is
    // the compiler's default are taken on trust.
    private bool IsUnchanged(Document document, byte[] source) =>
        document.Hash.IsNil
        || pdb.GetGuid(document.HashAlgorithm) != s_sha256
        || SHA256.HashData(source).AsSpan().SequenceEqual(pdb.GetBlobBytes(document.Hash));
}
