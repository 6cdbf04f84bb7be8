namespace Curio.Analyzers;

/// <summary>Where a piece of code runs, as far as the rules care.</summary>
internal enum CodeContext
{
    /// <summary>Somewhere where it may block, or nobody can tell.</summary>
    None,

    /// <summary>
    /// In an asynchronous function of an ordinary .NET program, which only counts with <c>curio_context = all_async</c>: the
    /// remedies are .NET's own.
    /// </summary>
    Task,

    /// <summary>On a kernel's thread, as part of a task: the remedies are Curio's.</summary>
    Coroutine,
}
