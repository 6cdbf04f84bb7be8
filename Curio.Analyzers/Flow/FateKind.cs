namespace Curio.Analyzers.Flow;

/// <summary>What becomes of a value.</summary>
internal enum FateKind
{
    /// <summary>It is handed on: returned, passed, stored in something bigger.</summary>
    Elsewhere,

    /// <summary>Nobody has it: an expression of its own, or a discard.</summary>
    Dropped,

    /// <summary>The resource of a <c>using</c>.</summary>
    Using,

    /// <summary>The resource of an <c>await using</c>.</summary>
    AwaitUsing,

    /// <summary>In a local.</summary>
    Local,

    /// <summary>In a field or a property.</summary>
    Member,

    /// <summary>A member of it is used at once, and then it is gone.</summary>
    Receiver,
}
