namespace Curio;

/// <summary>What can be done with a kernel.</summary>
internal enum KernelStatus
{
    Usable,

    /// <summary>An error inside the kernel itself left a run.</summary>
    Dead,

    Disposed,
}
