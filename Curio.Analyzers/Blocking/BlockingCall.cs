using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Blocking;

/// <summary>An operation that blocks the thread it runs on.</summary>
internal readonly struct BlockingCall
{
    /// <summary>Creates a finding.</summary>
    public BlockingCall(IOperation operation, ISymbol? member, string name, BlockingEntry entry)
    {
        Operation = operation;
        Member = member;
        Name = name;
        Entry = entry;
    }

    /// <summary>What blocks.</summary>
    public IOperation Operation { get; }

    /// <summary>The member that it uses; null for a construct of the language, such as <c>lock</c>.</summary>
    public ISymbol? Member { get; }

    /// <summary>The member for a person to read: <c>File.ReadAllText</c>, <c>new FileStream</c>, <c>Task.Result</c>, <c>lock</c>.</summary>
    public string Name { get; }

    /// <summary>What the table says of it.</summary>
    public BlockingEntry Entry { get; }
}
