namespace Curio.Tests.Models;

/// <summary>What a cancellation does to the operation in which a task is.</summary>
internal enum Withdrawal
{
    /// <summary>The task is in none, or was let go on: the operation succeeds and the next one that waits throws.</summary>
    Kept,

    /// <summary>The task waits: the operation throws.</summary>
    Taken,

    /// <summary>The model does not know which.</summary>
    Unknown,
}
