using System.Globalization;

namespace Curio.Samples.Minecraft;

/// <summary>What the command line asks for.</summary>
/// <param name="Speed">How many times faster than real time the story runs.</param>
/// <param name="HasMonitor">Whether the kernel can be looked into.</param>
/// <param name="Port">The monitor's port.</param>
internal sealed record Settings(double Speed, bool HasMonitor, int Port)
{
    /// <summary>A duration of the story, in real time.</summary>
    public TimeSpan Scale(TimeSpan duration) => duration / Speed;

    /// <summary>Reads the arguments; null when they make no sense.</summary>
    public static Settings? TryParse(string[] args)
    {
        var settings = new Settings(1, false, KernelOptions.DefaultMonitorPort);
        for (int i = 0; i < args.Length; i++)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--monitor":
                    settings = settings with { HasMonitor = true };
                    break;
                case "--speed" when double.TryParse(value, CultureInfo.InvariantCulture, out double speed) && speed > 0:
                    settings = settings with { Speed = speed };
                    i++;
                    break;
                case "--port" when ushort.TryParse(value, CultureInfo.InvariantCulture, out ushort port):
                    settings = settings with { Port = port };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return settings;
    }
}
