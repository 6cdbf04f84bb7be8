namespace Curio.Analyzers.Blocking;

/// <summary>What the table says of a member.</summary>
internal sealed class BlockingEntry
{
    /// <summary>Creates an entry.</summary>
    public BlockingEntry(BlockingKind kind, string group, Confidence confidence)
    {
        Kind = kind;
        Group = group;
        Confidence = confidence;
    }

    /// <summary>What it waits for.</summary>
    public BlockingKind Kind { get; }

    /// <summary>Its group within the kind, as the table names it: <c>open</c>, <c>socket</c>, <c>monitor</c>.</summary>
    public string Group { get; }

    /// <summary>How sure that is.</summary>
    public Confidence Confidence { get; }
}
