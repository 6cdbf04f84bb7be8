namespace Curio.Tests.Models;

/// <summary>When a task is cancelled that comes to a suspension point.</summary>
internal enum Injection
{
    /// <summary>Just before: it is running, and the operation must not begin to wait.</summary>
    Before,

    /// <summary>While it is parked, or ready after a yield.</summary>
    Parked,

    /// <summary>In the very step in which another task lets it go on.</summary>
    Woken,
}
