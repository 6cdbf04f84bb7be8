using System.Diagnostics;
using Curio.Tests.Support;

namespace Curio.Tests.Samples;

[Trait("Speed", "slow")]
public class MinecraftTests
{
    private static readonly string[] s_countdown = [.. Enumerable.Range(1, 10).Reverse().Select(static n => $"Parent: Leaving in {n}")];

    /// <summary>Chains of lines: each is there, and before the next of its chain.</summary>
    private static readonly string[][] s_order =
    [
        ["Kid: May I play now?", "Parent: All right, go and play.", "Kid: I am building a space ship."],
        ["Parent: All right, go and play.", .. s_countdown, "Parent: Time is up, we are leaving.", "Parent: I did say so.", "Parent: Off we go."],
        ["Kid: I am building a space ship.", "Max: Hello, I play too.", "Lillian: Hello, I play too.", "Thomas: Hello, I play too."],
        ["Thomas: Hello, I play too.", "Kid: Another process says that Fibonacci number 25 is 75025.", "Kid: A thread has slept for me.", "Parent: I did say so."],
        ["Parent: I did say so.", "Max: I am going home.", "Kid: Wait, I am saving it.", "Parent: Off we go."],
        ["Parent: I did say so.", "Lillian: I am going home.", "Kid: Wait, I am saving it."],
        ["Parent: I did say so.", "Thomas: I am going home.", "Kid: Wait, I am saving it."],
    ];

    [Fact]
    public async Task The_story_is_told_whole_and_in_order()
    {
        using Process story = SampleProgram.Start("Minecraft", "--speed", "5");
        string[] lines = (await story.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string errors = await story.StandardError.ReadToEndAsync();
        await story.WaitForExitAsync();

        Assert.Equal("", errors);
        Assert.Equal(0, story.ExitCode);
        foreach (string[] chain in s_order)
        {
            int[] places = [.. chain.Select(line => Array.IndexOf(lines, line))];
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
        }
    }

    [Theory]
    [InlineData("--speed")]
    [InlineData("--speed", "0")]
    [InlineData("--port", "70000")]
    [InlineData("--loud")]
    public async Task Senseless_arguments_are_told_so(params string[] arguments)
    {
        using Process story = SampleProgram.Start("Minecraft", arguments);
        string errors = await story.StandardError.ReadToEndAsync();
        await story.WaitForExitAsync();

        Assert.Equal(2, story.ExitCode);
        Assert.StartsWith("usage: Minecraft", errors);
    }
}
