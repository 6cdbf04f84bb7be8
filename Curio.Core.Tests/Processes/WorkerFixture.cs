namespace Curio.Tests.Processes;

/// <summary>One worker for all tests of a class, none of which may end it.</summary>
public sealed class WorkerFixture : IDisposable
{
    internal WorkerProcess Worker { get; } = WorkerProcess.Start();

    public void Dispose() => Worker.Dispose();
}
