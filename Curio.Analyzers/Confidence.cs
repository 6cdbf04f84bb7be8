namespace Curio.Analyzers;

/// <summary>How sure it is that a call blocks; ordered, so that a limit can be compared with.</summary>
internal enum Confidence
{
    /// <summary>Briefly, rarely, or only at the start of a program: not reported until it is asked for.</summary>
    Low,

    /// <summary>By its receiver, its arguments or contention: reported when nothing says otherwise.</summary>
    Medium,

    /// <summary>By contract, for as long as a device or another thread takes.</summary>
    High,
}
