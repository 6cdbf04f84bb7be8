namespace Curio;

/// <summary>What stands in the timer queue.</summary>
internal interface ITimed
{
    /// <summary>Called on the kernel's thread when the time has come; the entry is out of the queue by then.</summary>
    void Expire(KernelLoop kernel);
}
