using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Curio.Diagnostics;

/// <summary>Gives each kernel that wants one its trace. The kernel, layers below, does not know it.</summary>
internal static class DebugStarter
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The only way for an upper layer to be there before the first kernel.")]
    internal static void Register() => KernelParts.AddStarter(static kernel =>
    {
        if (kernel.Options.Debug)
        {
            kernel.AddActivation(new SchedTrace());
        }
    });
}
