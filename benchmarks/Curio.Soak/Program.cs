using System.Diagnostics;
using Curio.Soak;

for (int seed = 1; seed < 6; seed++)
{
    long begin = Stopwatch.GetTimestamp();
    using var traffic = new QueueTraffic(seed, 1_000_000, 4);
    Task<TrafficReport> t = traffic.RunAsync();
    while (await Task.WhenAny(t, Task.Delay(5000)) != t)
    {
        Console.WriteLine(traffic);
    }

    Console.WriteLine($"{await t} {Stopwatch.GetElapsedTime(begin)}");
}
