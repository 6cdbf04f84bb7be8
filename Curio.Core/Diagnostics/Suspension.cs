namespace Curio.Diagnostics;

/// <summary>One place at which a state machine suspends. All places are offsets in its <c>MoveNext</c>.</summary>
/// <param name="State">The number that it leaves in its state field.</param>
/// <param name="Offset">Where it does so.</param>
/// <param name="DisposeOffset">Where <c>DisposeAsync</c> was called, if that is what it awaits.</param>
/// <param name="AcquireOffset">Where the object being disposed was last stored before that.</param>
internal readonly record struct Suspension(int State, int Offset, int? DisposeOffset, int AcquireOffset);
