using Curio;
using Curio.Samples.Minecraft;

if (Settings.TryParse(args) is not { } settings)
{
    Console.Error.WriteLine("usage: Minecraft [--speed FACTOR] [--monitor] [--port PORT]");
    return 2;
}

var story = new Story(settings);
Coro.Run(story.Parent(), new KernelOptions { Monitor = settings.HasMonitor, MonitorPort = settings.Port });
return 0;
