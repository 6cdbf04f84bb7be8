namespace Curio.Tests.Models;

/// <summary>The orders of a queue.</summary>
internal enum QueueKind
{
    FirstInFirstOut,
    LastInFirstOut,
    SmallestFirst,
}
