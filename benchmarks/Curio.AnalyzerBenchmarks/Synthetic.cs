namespace Curio.AnalyzerBenchmarks;

internal static class Synthetic
{
    public static Task<int> RunAsync(string[] arguments) => Task.FromResult(arguments.Length);
}
