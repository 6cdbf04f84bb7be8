using Curio.Tests.Support;

namespace Curio.Tests.Processes;

/// <summary>What <c>[ProcessWorker]</c> makes of methods, in real worker processes.</summary>
[Trait("Speed", "slow")]
public partial class ProcessWorkerMethodTests
{
    [Fact]
    public void A_call_is_typed_as_its_method_is_and_runs_elsewhere()
    {
        var scenario = Scenario.Prepare();
        Coro.Run(Main(), scenario.Options);

        static async Coro Main()
        {
            Assert.Equal(9, await SquareInProcess());
            Assert.Equal("abab", await SquareInProcess("ab"));
            Assert.Equal([2, null], await LastInProcess<int?[]>([[1], [2, null]]));
            Assert.NotEqual(Environment.ProcessId, await WhereInProcess());
        }
    }

    [Fact]
    public void A_method_without_a_result_is_waited_for_and_its_exception_comes_back()
    {
        var scenario = Scenario.Prepare();
        FormatException exception = Assert.Throws<FormatException>(() => Coro.Run(Main(), scenario.Options));
        Assert.Equal("seven", exception.Message);

        static async Coro Main()
        {
            await RefuseInProcess("seven", 1, 7);
            await RefuseInProcess("seven", 7);
        }
    }

    [ProcessWorker]
    private static int Square(int number = 3) => number * number;

    [ProcessWorker]
    private static string Square(string text) => text + text;

    [ProcessWorker]
    private static T Last<T>(List<T> items) => items[^1];

    [ProcessWorker]
    private static int Where() => Environment.ProcessId;

    [ProcessWorker]
    private static void Refuse(string message, params int[] numbers)
    {
        if (numbers is [7])
        {
            throw new FormatException(message);
        }
    }
}
