using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.Running;

/// <summary>Where a twin's coroutine runs, and where the twin may be called.</summary>
public class AsyncThreadOnlyTests
{
    private const string Source = """
        [AwaitShims]
        partial class Probe
        {
            public static async Coro<bool> WhereAsync() => AsyncThread.IsCurrent;
            public static async Coro FailAsync() => throw new FormatException("thrown on the kernel");
            public static string Run()
            {
                bool before = AsyncThread.IsCurrent, inside = Where(), after = AsyncThread.IsCurrent;
                try { Fail(); return "no exception"; }
                catch (FormatException e) { return $"{before} {inside} {after} {e.Message}"; }
            }
        }
        """;

    [Fact]
    public void The_coroutine_runs_on_the_kernel_and_its_exception_comes_back() =>
        GeneratorRun.Of(Source).Compiles().Yields("True False True thrown on the kernel");

    [Fact]
    public void Elsewhere_the_twin_throws_AsyncOnlyException()
    {
        Exception thrown = Assert.ThrowsAny<Exception>(() => LoadedProbe.Run(GeneratorRun.Of(Source).Output, onAsyncThread: false));
        Assert.Equal("AsyncOnlyException", thrown.GetType().Name);
    }
}
