using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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

    /// <summary>Where to report it: all of an expression, but of a statement only what makes it block.</summary>
    public Location Location => Operation switch
    {
        ILockOperation => Operation.Syntax.GetFirstToken().GetLocation(),
        IForEachLoopOperation loop => loop.Collection.Syntax.GetLocation(),
        IUsingOperation use => use.Resources.Syntax.GetLocation(),
        IUsingDeclarationOperation use => use.DeclarationGroup.Declarations[0].Syntax.GetLocation(),
        _ => Operation.Syntax.GetLocation(),
    };
}
