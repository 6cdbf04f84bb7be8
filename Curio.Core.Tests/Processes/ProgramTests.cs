namespace Curio.Tests.Processes;

/// <summary>Workers of a console program, started in the ways in which people start one. Its Main must not run in the worker.</summary>
public sealed class ProgramTests(CompiledProgram program) : IClassFixture<CompiledProgram>
{
    [Fact]
    public async Task Workers_of_a_program_started_by_dotnet() =>
        Assert.Equal("main a b\n42\n", await program.RunAsync(CompiledProgram.Host, CompiledProgram.Assembly, "a", "b"));

    [Fact]
    public async Task Workers_of_a_program_started_by_dotnet_exec() =>
        Assert.Equal("main \n42\n", await program.RunAsync(CompiledProgram.Host, "exec", CompiledProgram.Assembly));

    [Fact]
    public async Task Workers_of_an_executable() =>
        Assert.Equal("main c\n42\n", await program.RunAsync(program.Executable, "c"));

    [Fact]
    public async Task A_program_without_startup_hooks_is_told_so()
    {
        string output = await program.RunAsync(
            CompiledProgram.Host, "exec", "--runtimeconfig", "without-hooks.runtimeconfig.json", CompiledProgram.Assembly);
        Assert.Contains("PlatformNotSupportedException: Worker processes begin in a startup hook", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_ran_no_hook_starts_no_other()
    {
        string output = await program.RunAsync("/usr/bin/env", "CURIO_WORKER=1", CompiledProgram.Host, CompiledProgram.Assembly);
        Assert.Contains("PlatformNotSupportedException: This process was started as a worker", output, StringComparison.Ordinal);
    }
}
