using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Curio.Diagnostics;

/// <summary>Starts the monitor with each kernel that wants one. The kernel, layers below, does not know it.</summary>
internal static class MonitorStarter
{
    private const string Variable = "CURIOMONITOR";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The only way for an upper layer to be there before the first kernel.")]
    internal static void Register() => KernelParts.AddStarter(static kernel =>
    {
        if (kernel.Options.Monitor ?? IsAskedFor(Environment.GetEnvironmentVariable(Variable)))
        {
            MonitorServer.Attach(kernel);
        }
    });

    internal static bool IsAskedFor(string? value) =>
        !string.IsNullOrEmpty(value) && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
