using Microsoft.CodeAnalysis;

namespace Curio.Tests.Diagnostics;

/// <summary>Compiles each sample once for all tests of a class.</summary>
public sealed class SampleFixture : IDisposable
{
    private readonly Dictionary<(string Source, OptimizationLevel Level), CompiledSample> _samples = [];

    public void Dispose()
    {
        foreach (CompiledSample sample in _samples.Values)
        {
            sample.Dispose();
        }
    }

    internal CompiledSample Get(string source, OptimizationLevel level) =>
        _samples.TryGetValue((source, level), out CompiledSample? known) ? known : _samples[(source, level)] = new CompiledSample(source, level);
}
