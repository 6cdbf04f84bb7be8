using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Curio.Tests.Processes;

[SuppressMessage("Reliability", "CA2025", Justification = "To end the worker under a call is what is tested; each test awaits the call.")]
public sealed class WorkerDeathTests
{
    [Fact]
    public async Task Kill_ends_a_computing_worker_and_its_call_P03()
    {
        using var beacon = new Beacon();
        var worker = WorkerProcess.Start();
        Task<int> call = worker.CallAsync<int>(Jobs.Spin, beacon.Address);
        Sighting sighting = await beacon.SightAsync();

        worker.Kill();
        worker.Kill();

        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => call);
        Assert.Equal(128 + 15, death.ExitCode);
        Assert.False(death.CallNeverStarted);
        Assert.Contains($"Worker process {worker.ProcessId} was killed while it ran Jobs.Spin", death.Message, StringComparison.Ordinal);
        await sighting.GoneAsync();
        await worker.Ended.Within();
        Assert.False(worker.IsAlive);
    }

    [Fact]
    public async Task After_a_kill_another_worker_serves_P04()
    {
        using var killed = WorkerProcess.Start();
        killed.Kill();
        WorkerProcessException refusal = await Assert.ThrowsAsync<WorkerProcessException>(() => killed.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.True(refusal.CallNeverStarted);

        using var fresh = WorkerProcess.Start();
        Assert.Equal(5, await fresh.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.NotEqual(killed.ProcessId, fresh.ProcessId);
    }

    [Fact]
    public async Task A_worker_that_ignores_the_polite_signal_is_killed_by_the_other()
    {
        using var beacon = new Beacon();
        var worker = WorkerProcess.Start();
        Task<int> call = worker.CallAsync<int>(Jobs.SpinIgnoringTermination, beacon.Address);
        Sighting sighting = await beacon.SightAsync();

        long before = Environment.TickCount64;
        worker.Kill();
        long blocked = Environment.TickCount64 - before;

        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => call);
        long took = Environment.TickCount64 - before;
        Assert.Equal(128 + 9, death.ExitCode);
        Assert.InRange(blocked, 0, 900);
        Assert.InRange(took, 900, 10_000);
        await sighting.GoneAsync();
        await worker.Ended.Within();
    }

    [Fact]
    public async Task Dispose_of_a_busy_worker_kills_it()
    {
        using var beacon = new Beacon();
        var worker = WorkerProcess.Start();
        Task<int> call = worker.CallAsync<int>(Jobs.Spin, beacon.Address);
        Sighting sighting = await beacon.SightAsync();
        worker.Dispose();
        await Assert.ThrowsAsync<WorkerProcessException>(() => call);
        await sighting.GoneAsync();
        await worker.Ended.Within();
    }

    [Fact]
    public async Task A_worker_that_exits_fails_its_call_with_code_and_last_words_P04()
    {
        using var worker = WorkerProcess.Start();
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.Exit, 3));
        Assert.Equal(3, death.ExitCode);
        Assert.False(death.CallNeverStarted);
        Assert.Equal("these are my last words\n", death.StandardError);
        Assert.Contains("ended with exit code 3 while it ran Jobs.Exit", death.Message, StringComparison.Ordinal);
        Assert.Contains("these are my last words", death.Message, StringComparison.Ordinal);
        await worker.Ended.Within();
    }

    [Fact]
    public async Task A_worker_that_fails_fast_tells_why()
    {
        using var worker = WorkerProcess.Start();
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.FailFast));
        Assert.Equal(128 + 6, death.ExitCode);
        Assert.Contains("nothing to be done", death.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_overflows_its_stack_fails_its_call()
    {
        using var worker = WorkerProcess.Start();
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.Overflow, 0));
        Assert.Equal(128 + 6, death.ExitCode);
        Assert.InRange(death.StandardError.Length, 100, 8 * 1024);
    }

    [Fact]
    public async Task Garbage_in_the_pipe_fails_the_call_and_ends_the_worker()
    {
        using var worker = WorkerProcess.Start();
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.WriteGarbage));
        Assert.Contains("did not answer the call of Jobs.WriteGarbage", death.Message, StringComparison.Ordinal);
        Assert.NotNull(death.ExitCode);
        await worker.Ended.Within();
    }

    [Fact]
    public async Task A_worker_that_died_between_calls_is_noticed_before_the_next_begins_P04()
    {
        using var beacon = new Beacon();
        using var worker = WorkerProcess.Start();
        await worker.CallAsync<int>(Jobs.Light, beacon.Address);
        Sighting sighting = await beacon.SightAsync();
        TestNative.Send(worker.ProcessId, TestNative.Kill);
        await sighting.GoneAsync();

        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.True(death.CallNeverStarted, death.Message);
        Assert.Equal(128 + 9, death.ExitCode);
        Assert.False(worker.IsAlive);
        await worker.Ended.Within();
    }

    [Fact]
    public async Task A_worker_that_dies_before_it_has_read_the_call_has_not_begun_it_P04()
    {
        using var fifo = await Fifo.CreateAsync();
        var worker = WorkerProcess.Start(new ProcessStartInfo("sh", ["-c", $"head -c 5 > {fifo.Path}; exec sleep 60"]));
        Task<int> call = worker.CallAsync<int>(Jobs.Add, 2, 3);
        await fifo.ReadAsync();

        TestNative.Send(worker.ProcessId, TestNative.Kill);

        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => call);
        Assert.True(death.CallNeverStarted);
    }

    [Fact]
    public async Task A_worker_that_cannot_be_written_to_has_not_begun_the_call_P04()
    {
        using var fifo = await Fifo.CreateAsync();
        var worker = WorkerProcess.Start(new ProcessStartInfo("sh", ["-c", $"exec 0<&-; echo closed > {fifo.Path}; exec sleep 60"]));
        await fifo.ReadAsync();
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.True(death.CallNeverStarted);
        await worker.Ended.Within();
    }

    [Fact]
    public async Task Kill_does_not_wait_for_exit_handlers()
    {
        using var beacon = new Beacon();
        using var worker = WorkerProcess.Start();
        await worker.CallAsync<int>(Jobs.HoldUpExit);
        Task<int> call = worker.CallAsync<int>(Jobs.Spin, beacon.Address);
        await beacon.SightAsync();
        worker.Kill();
        WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => call);
        Assert.Equal(128 + 15, death.ExitCode);
    }

    [Fact]
    public async Task Exit_handlers_do_not_keep_an_idle_worker_alive()
    {
        var worker = WorkerProcess.Start();
        await worker.CallAsync<int>(Jobs.HoldUpExit);
        worker.Dispose();
        await worker.Ended.Within();
        WorkerProcessException late = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.Equal(1, late.ExitCode);
    }

    [Fact]
    public async Task A_program_that_outlives_the_worker_that_started_it_does_not_hold_up_the_news()
    {
        using var worker = WorkerProcess.Start();
        int left = await worker.CallAsync<int>(Jobs.LeaveProgramBehind, 0);
        try
        {
            WorkerProcessException death = await Assert.ThrowsAsync<WorkerProcessException>(() => worker.CallAsync<int>(Jobs.Exit, 5));
            Assert.Equal(5, death.ExitCode);
            await worker.Ended.Within();
        }
        finally
        {
            TestNative.Send(left, TestNative.Kill);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_the_parent_is_killed_its_workers_go_P06(bool isBusy)
    {
        using var beacon = new Beacon();
        using var parent = WorkerProcess.Start();
        int nested = await parent.CallAsync<int>(Jobs.Nest, beacon.Address, isBusy);
        Sighting worker = await beacon.SightAsync();
        Assert.Equal(nested, worker.ProcessId);

        TestNative.Send(parent.ProcessId, TestNative.Kill);

        await worker.GoneAsync();
    }
}
