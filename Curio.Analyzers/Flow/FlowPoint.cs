namespace Curio.Analyzers.Flow;

/// <summary>A place in a function's flow: an operation of a basic block, counted in the order of evaluation.</summary>
internal readonly struct FlowPoint
{
    /// <summary>Creates a place.</summary>
    public FlowPoint(int block, int index)
    {
        Block = block;
        Index = index;
    }

    /// <summary>The number of the block.</summary>
    public int Block { get; }

    /// <summary>The number of the operation in the block.</summary>
    public int Index { get; }
}
