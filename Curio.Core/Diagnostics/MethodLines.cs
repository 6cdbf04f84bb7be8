using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Curio.Diagnostics;

/// <summary>Where a method begins and, for a state machine's, where each of its states is suspended. Holds no open file.</summary>
internal sealed class MethodLines
{
    private static readonly MethodLines s_unknown = new(null, new Dictionary<int, SourceLocation>());

    private MethodLines(SourceLocation? start, Dictionary<int, SourceLocation> byState)
    {
        Start = start;
        ByState = byState;
    }

    /// <summary>The first statement.</summary>
    public SourceLocation? Start { get; }

    /// <summary>The statement that each state is suspended in.</summary>
    public IReadOnlyDictionary<int, SourceLocation> ByState { get; }

    /// <summary>Reads a method's lines, or nothing when anything is missing or broken.</summary>
    /// <param name="find">Finds the method; what it throws counts as broken.</param>
    public static MethodLines Read(Func<MethodBase?> find)
    {
        try
        {
            if (find() is not { } method)
            {
                return s_unknown;
            }

            using AssemblySymbols? symbols = AssemblySymbols.TryOpen(method.Module);
            return symbols is null ? s_unknown : Read(symbols, MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF));
        }
        catch (Exception)
        {
            // Files vanish, and a damaged one makes the readers throw almost anything. A line less in a traceback is the whole harm.
            return s_unknown;
        }
    }

    /// <summary>Finds the statement that a place in a method's code belongs to; null when anything is missing or broken.</summary>
    public static SourceLocation? Locate(MethodBase method, int offset)
    {
        try
        {
            using AssemblySymbols? symbols = AssemblySymbols.TryOpen(method.Module);
            if (symbols is null)
            {
                return null;
            }

            MethodDefinitionHandle handle = MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF);
            SequenceMap points = new(symbols.Pdb.GetMethodDebugInformation(handle).GetSequencePoints());
            return points.Covering(offset) is { } point ? new SourceLines(symbols.Pdb).Locate(point) : null;
        }
        catch (Exception)
        {
            // As above.
            return null;
        }
    }

    private static MethodLines Read(AssemblySymbols symbols, MethodDefinitionHandle method)
    {
        SequenceMap points = new(symbols.Pdb.GetMethodDebugInformation(method).GetSequencePoints());
        SourceLines sources = new(symbols.Pdb);
        Dictionary<int, SourceLocation> byState = [];
        foreach (Suspension suspension in SuspensionScanner.Scan(symbols.Metadata, symbols.GetIL(method)))
        {
            // On the way out of 'await using' the compiler awaits without a statement of its own; the one that took the resource
            // is what a reader would call the place.
            int offset = suspension.DisposeOffset is { } call && !points.IsStatement(call) ? suspension.AcquireOffset : suspension.Offset;
            if (points.Covering(offset) is { } point)
            {
                byState[suspension.State] = sources.Locate(point);
            }
        }

        return new MethodLines(points.First is { } first ? sources.Locate(first) : null, byState);
    }
}
