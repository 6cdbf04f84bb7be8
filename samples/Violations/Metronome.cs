using Curio;

namespace Violations;

/// <summary>A well-behaved task, which advances only while the others let it.</summary>
internal static class Metronome
{
    /// <summary>Ticks <paramref name="times"/> times.</summary>
    public static async Coro Tick(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Console.WriteLine("Tick.");
            await Coro.Sleep(TimeSpan.FromMilliseconds(1));
        }
    }
}
