namespace Curio.GeneratorBenchmarks;

/// <summary>What changes in the unrelated file.</summary>
internal enum Edit
{
    /// <summary>The text of a comment.</summary>
    Comment,

    /// <summary>The body of a method.</summary>
    Body,

    /// <summary>A member comes, and the one before goes.</summary>
    Member,
}
