namespace Curio.Analyzers.C100;

/// <summary>
/// How the statements of a loop's body may end without having suspended. What is uncertain (a jump, an exception, an inner
/// loop that awaits but may run no time at all) counts as suspending or leaving, so that the rule stays silent.
/// </summary>
[Flags]
internal enum LoopPaths
{
    /// <summary>Every way through suspends, or leaves the loop.</summary>
    None = 0,

    /// <summary>The next statement is reached.</summary>
    Next = 1,

    /// <summary>The next round is begun.</summary>
    Continue = 2,

    /// <summary>The innermost loop or switch is left.</summary>
    Break = 4,
}
