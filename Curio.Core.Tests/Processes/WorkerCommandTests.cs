using System.Diagnostics;

namespace Curio.Tests.Processes;

public sealed class WorkerCommandTests
{
    [Fact]
    public void The_command_line_is_taken_up_to_the_entry_assembly()
    {
        Assert.Equal(
            ["exec", "--depsfile", "a.deps.json", "/app/a.dll"],
            WorkerCommand.FromCommandLine("dotnet\0exec\0--depsfile\0a.deps.json\0a.dll\0--port\01\0", ["/app/a.dll", "--port", "1"])!);
        Assert.Equal(["/app/a.dll"], WorkerCommand.FromCommandLine("dotnet\0bin/a.dll\0", ["/app/a.dll"])!);
        Assert.Equal(["/app/a.dll"], WorkerCommand.FromCommandLine("dotnet\0a.dll\0a.dll\0\0", ["/app/a.dll", "a.dll", ""])!);
    }

    [Theory]
    [InlineData("dotnet\0other.dll\0")]
    [InlineData("renamed\0")]
    [InlineData("")]
    public void A_command_line_that_does_not_fit_is_not_used(string commandLine) =>
        Assert.Null(WorkerCommand.FromCommandLine(commandLine, ["/app/a.dll", "x"]));

    [Fact]
    public async Task What_the_host_read_makes_a_command_too()
    {
        // The way of systems without /proc.
        string[] arguments = WorkerCommand.FromHostFiles(Environment.GetCommandLineArgs()[0], AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string);
        Assert.Equal("exec", arguments[0]);
        Assert.Contains("--depsfile", arguments);
        Assert.Contains("--runtimeconfig", arguments);
        using var worker = WorkerProcess.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments));
        Assert.Equal(5, await worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    [Fact]
    public async Task A_program_that_is_no_worker_is_not_taken_for_one()
    {
        using var chatty = WorkerProcess.Start(new ProcessStartInfo("sh", ["-c", "head -c 1 >&2; echo Hello, I am a shell; exec sleep 60"]));
        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(() => chatty.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.Contains("as a worker does", failure.Message, StringComparison.Ordinal);
        await chatty.Ended.Within();
    }

    [Fact]
    public async Task A_process_that_only_closes_its_pipe_is_ended()
    {
        using var silent = WorkerProcess.Start(new ProcessStartInfo("sh", ["-c", "exec sleep 60 >&-"]));
        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(() => silent.CallAsync<int>(Jobs.Add, 2, 3));
        Assert.Equal(128 + 15, failure.ExitCode);
        await silent.Ended.Within();
    }

    [Fact]
    public void A_program_that_does_not_exist_is_reported()
    {
        WorkerProcessException failure = Assert.Throws<WorkerProcessException>(() => WorkerProcess.Start(new ProcessStartInfo("/no/such/program")));
        Assert.Contains("could not be started", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_host_files_the_entry_assembly_alone_is_started() =>
        Assert.Equal(["exec", "/app/a.dll"], WorkerCommand.FromHostFiles("/app/a.dll", "/no/such.deps.json"));
}
