namespace Curio;

/// <summary>
/// The kernel that a primitive belongs to: the one whose tasks use it, for as long as that kernel lives. A number, not the kernel:
/// no primitive holds one.
/// </summary>
internal struct Home
{
    private int _kernel;

    /// <summary>Throws when a primitive belongs to another kernel that is not closed.</summary>
    internal void Require(KernelLoop kernel, object owner)
    {
        if (_kernel != kernel.Number)
        {
            Move(kernel, owner);
        }
    }

    private void Move(KernelLoop kernel, object owner)
    {
        if (LiveKernels.Contains(_kernel))
        {
            throw new InvalidOperationException(
                $"{owner} belongs to another kernel, whose tasks use it. Between kernels and threads use UniversalQueue, UniversalEvent or "
                + "UniversalResult.");
        }

        _kernel = kernel.Number;
    }
}
