using System.Diagnostics;
using Curio.Tests.Support;

namespace Curio.Tests.Samples;

[Trait("Speed", "slow")]
public class AsyncThreadsTests
{
    [Fact]
    public async Task One_method_says_the_same_as_a_thread_an_async_thread_and_a_task()
    {
        using Process sample = SampleProgram.Start("AsyncThreads");
        string[] lines = (await sample.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string errors = await sample.StandardError.ReadToEndAsync();
        await sample.WaitForExitAsync();

        Assert.Equal("", errors);
        Assert.Equal(0, sample.ExitCode);
        string[] served = ["  1. soup", "  2. bread", "  3. cheese", "  4. coffee", "  4 served"];
        Assert.Equal(["A plain thread:", .. served, "An async thread:", .. served, "A task:", .. served], lines);
    }
}
