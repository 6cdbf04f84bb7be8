namespace Curio;

/// <summary>One handle that a selector found ready.</summary>
/// <param name="Handle">The handle as it was given to <see cref="ISelector.Set"/>.</param>
/// <param name="Ready">The part of the interest that is ready, never <see cref="IoInterest.None"/> and never more than was asked for.</param>
public readonly record struct IoReady(nint Handle, IoInterest Ready);
