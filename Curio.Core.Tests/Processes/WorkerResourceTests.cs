namespace Curio.Tests.Processes;

/// <summary>Looks at what the whole process has open, so nothing else may begin meanwhile.</summary>
[Collection(nameof(WorkerResourceTests))]
[CollectionDefinition(nameof(WorkerResourceTests), DisableParallelization = true)]
public sealed class WorkerResourceTests
{
    [Fact]
    public async Task Workers_leave_no_descriptors_no_zombies_and_no_files_behind_however_they_end()
    {
        await EndInEveryWayAsync();
        HashSet<string> before = ProcessTable.Pipes();

        List<int> ids = await EndInEveryWayAsync();

        // What earlier tests have left to end by itself may do so meanwhile.
        Assert.Empty(ProcessTable.Pipes().Except(before));
        Assert.Empty(ProcessTable.Zombies().Intersect(ids));
        Assert.All(ids, ProcessTable.AssertGone);
        Assert.All(ids, id => Assert.Empty(Directory.GetFileSystemEntries(Path.GetTempPath(), $"*-{id}-*")));
    }

    private static async Task<List<int>> EndInEveryWayAsync()
    {
        using var beacon = new Beacon();
        var disposed = WorkerProcess.Start();
        await disposed.CallAsync<int>(Jobs.Add, 2, 3);
        disposed.Dispose();

        var killed = WorkerProcess.Start();
        Task<int> call = killed.CallAsync<int>(Jobs.Spin, beacon.Address);
        Sighting sighting = await beacon.SightAsync();
        killed.Kill();
        await Assert.ThrowsAsync<WorkerProcessException>(() => call);
        await sighting.GoneAsync();

        var exited = WorkerProcess.Start();
        await Assert.ThrowsAsync<WorkerProcessException>(() => exited.CallAsync<int>(Jobs.Exit, 3));

        var garbled = WorkerProcess.Start();
        await Assert.ThrowsAsync<WorkerProcessException>(() => garbled.CallAsync<int>(Jobs.WriteGarbage));

        WorkerProcess[] all = [disposed, killed, exited, garbled];
        await Task.WhenAll(all.Select(worker => worker.Ended)).Within();
        return [.. all.Select(worker => worker.ProcessId)];
    }
}
