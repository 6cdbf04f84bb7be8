using System.Numerics;

namespace Curio.Tests.Processes;

/// <summary>What JSON would carry as something else is refused instead.</summary>
public sealed class LossTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    public static TheoryData<string> HalfPairs => ["\ud800x", "x\ud800", "\udc00", "\ud83d\ude00\ud83d"];

    [Fact]
    public void A_type_that_would_arrive_empty_is_refused_by_name_wherever_it_stands_P07()
    {
        Refuses(Jobs.Same<BigInteger>, BigInteger.One, "System.Numerics.BigInteger keeps its content");
        Refuses(Jobs.Same<Complex>, Complex.One, "System.Numerics.Complex keeps its content");
        Refuses(Jobs.Same<Closed>, new Closed(3), "Closed keeps its content");
        Refuses<BigInteger[]>(Jobs.Same, [BigInteger.One], "contains System.Numerics.BigInteger");
        Refuses<Dictionary<string, (int, BigInteger)>>(Jobs.Same, [], "contains System.Numerics.BigInteger");
        Refuses(Jobs.Same<Tree>, new Tree([], 1), "contains System.Numerics.BigInteger");
        Assert.Contains(
            "its result of type System.Numerics.BigInteger keeps",
            Assert.Throws<ArgumentException>(() => ProcessCall.Create(BigResult, [])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_in_part_or_has_nothing_to_lose_travels_P07()
    {
        Assert.NotNull(await fixture.Worker.CallAsync<Empty>(Jobs.Same<Empty>, new Empty()));
        Assert.Equal((2, 'x', "😀"), await fixture.Worker.CallAsync<(int, char, string)>(Jobs.Same<(int, char, string)>, (2, 'x', "😀")));
        Assert.Equal(new Vector3(1, 2, 3), await fixture.Worker.CallAsync<Vector3>(Jobs.Same<Vector3>, new Vector3(1, 2, 3)));
        Dictionary<char, string?> table = await fixture.Worker.CallAsync<Dictionary<char, string?>>(
            Jobs.Same<Dictionary<char, string?>>, new Dictionary<char, string?> { ['a'] = null, ['b'] = "" });
        Assert.Equal([new('a', null), new('b', "")], table);
    }

    [Theory]
    // Found and run in one process: between two, half a pair would not arrive.
    [MemberData(nameof(HalfPairs), DisableDiscoveryEnumeration = true)]
    public void Half_a_surrogate_pair_is_refused_P07(string text)
    {
        Refuses(Jobs.Same<string>, text, "half a surrogate pair");
        Refuses<string[]>(Jobs.Same, [text], "half a surrogate pair");
        Refuses<Dictionary<string, int>>(Jobs.Same, new() { [text] = 1 }, "half a surrogate pair");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_as_a_char_too_P07()
    {
        Refuses(Jobs.Same<char>, '\ud800', "half a surrogate pair");
        Refuses<Dictionary<char, int>>(Jobs.Same, new() { ['\udc00'] = 1 }, "half a surrogate pair");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_result_fails_the_call_and_spares_the_worker_P07()
    {
        WorkerProcessException failure = await Assert.ThrowsAsync<WorkerProcessException>(() => fixture.Worker.CallAsync<string>(HalfText));
        Assert.Contains("half a surrogate pair", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, await fixture.Worker.CallAsync<int>(Jobs.Add, 2, 3));
    }

    private static void Refuses<T>(Func<T, T> function, T value, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => ProcessCall.Create(function, [value])).Message, StringComparison.Ordinal);

    private static string HalfText() => "\ud800";

    private static BigInteger BigResult() => 1;

    internal sealed class Empty;

    internal sealed class Closed(int number)
    {
        private readonly int _number = number;

        public override string ToString() => $"{_number}";
    }

    internal sealed record Tree(List<Tree> Children, BigInteger Weight);
}
