namespace Curio.Generators.Lowering;

/// <summary>Where in a body a call stands, as far as it matters to whether it can be awaited there.</summary>
internal enum Place
{
    /// <summary>In the method itself, or in a local function of it that becomes a coroutine with it.</summary>
    Code,

    /// <summary>In a function that somebody else calls.</summary>
    Lambda,

    /// <summary>Between <c>lock</c> and the end of its block.</summary>
    Lock,

    /// <summary>In the filter of a <c>catch</c>.</summary>
    Filter,

    /// <summary>In a query, whose clauses are functions.</summary>
    Query,

    /// <summary>In an unsafe block or a <c>fixed</c> statement.</summary>
    Unsafe,
}
