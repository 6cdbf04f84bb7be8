namespace Curio;

/// <summary>When the join of a <see cref="TaskGroup"/> is over.</summary>
public enum TaskGroupWait
{
    /// <summary>When all members have ended, or one has failed; the others are cancelled then.</summary>
    All,

    /// <summary>When the first member has ended, well or not; the others are cancelled then.</summary>
    Any,

    /// <summary>
    /// When the first member has returned something, or failed; the others are cancelled then. A coroutine without a
    /// result, a null reference and an empty <see cref="Nullable{T}"/> do not count.
    /// </summary>
    FirstResult,

    /// <summary>At once: all members that still run are cancelled.</summary>
    None,
}
