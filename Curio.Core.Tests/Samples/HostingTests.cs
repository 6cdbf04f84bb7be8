using System.Diagnostics;
using Curio.Tests.Processes;
using Curio.Tests.Support;

namespace Curio.Tests.Samples;

[Trait("Speed", "slow")]
public class HostingTests
{
    private const string Opens = "The workshop opens";
    private const string Swept = "The workshop is swept and closes: ";

    [Fact]
    public async Task A_SIGTERM_cancels_the_kernels_tasks_and_their_cleanup_runs_before_the_host_stops()
    {
        using Process program = SampleProgram.Start("Hosting");
        try
        {
            var lines = new List<string>();
            await ReadUntilAsync(program, lines, "Order 2 is done");
            TestNative.Send(program.Id, TestNative.Terminate);
            await ReadUntilAsync(program, lines, wanted: null);
            await program.WaitForExitAsync().WaitAsync(30.Seconds);

            Assert.Equal("", await program.StandardError.ReadToEndAsync());
            Assert.Equal(0, program.ExitCode);
            string text = string.Join('\n', lines);
            ExpectInOrder(text, Opens, "Order 2 is done", "Application is shutting down", "The left bench is cleared", Swept);
            ExpectInOrder(text, "Application is shutting down", "The right bench is cleared", Swept);

            // An order is finished or not taken, and nothing comes after the end.
            int done = lines.Count(static line => line.Contains("is done at the", StringComparison.Ordinal));
            Assert.EndsWith($"{Swept}{done} orders done", lines[^1]);
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
            }
        }
    }

    [Fact]
    public async Task It_closes_by_itself_when_told_to()
    {
        using Process program = SampleProgram.Start("Hosting", "--for", "0.3");
        string text = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.Equal(0, program.ExitCode);
        ExpectInOrder(text, Opens, "The left bench is cleared", Swept, "Application is shutting down");
    }

    [Theory]
    [InlineData("--for")]
    [InlineData("--for", "-1")]
    [InlineData("--for", "soon")]
    [InlineData("--loud")]
    public async Task Senseless_arguments_are_told_so(params string[] arguments)
    {
        using Process program = SampleProgram.Start("Hosting", arguments);
        string errors = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.Equal(2, program.ExitCode);
        Assert.StartsWith("usage: Hosting", errors);
    }

    /// <summary>Reads lines up to one that contains a text, or all. Fails when none comes for half a minute.</summary>
    private static async Task ReadUntilAsync(Process program, List<string> lines, string? wanted)
    {
        while (await program.StandardOutput.ReadLineAsync().WaitAsync(30.Seconds) is { } line)
        {
            lines.Add(line);
            if (wanted is not null && line.Contains(wanted, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.True(wanted is null, $"'{wanted}' was never said, only:\n{string.Join('\n', lines)}");
    }

    private static void ExpectInOrder(string text, params string[] parts)
    {
        int from = 0;
        foreach (string part in parts)
        {
            int place = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(place >= 0, $"'{part}' is missing after {from} of:\n{text}");
            from = place;
        }
    }
}
