using System.Globalization;
using Curio;
using Curio.Benchmarks;

if (args.Length != 2 || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out int n) || n < 1)
{
    Console.Error.WriteLine("usage: curio-bench WORKLOAD N");
    return 2;
}

if (Workloads.Find(args[0]) is not { } workload)
{
    Console.Error.WriteLine($"curio-bench: no workload {args[0]}");
    return 3;
}

Coro.Run(Measurement.Run(args[0], n, workload));
return 0;
