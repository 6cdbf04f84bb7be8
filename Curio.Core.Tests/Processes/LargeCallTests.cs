using System.Text;
using Curio.Tests.Support;

namespace Curio.Tests.Processes;

/// <summary>What is large is serialised in a thread that may take its time.</summary>
[Trait("Speed", "slow")]
public sealed class LargeCallTests
{
    [Fact]
    public void What_is_small_is_serialised_at_once() => Assert.True(ProcessCall.Create(Jobs.LengthOf, ["text"]).IsSerialised);

    [Fact]
    public void What_is_large_is_left_to_a_thread_whether_that_is_seen_at_once_or_on_the_way()
    {
        string[] pieces = [.. Enumerable.Repeat(new string('x', 1000), 100)];
        ProcessCall[] calls =
        [
            ProcessCall.Create(Jobs.LengthOf, [new string('x', 100_000)]),
            ProcessCall.Create(Jobs.Same<byte[]>, [new byte[60_000]]),
            ProcessCall.Create(Jobs.Same<byte[]>, [new byte[70_000]]),
            ProcessCall.Create(Jobs.Same<string[]>, [pieces]),
        ];
        Assert.All(calls, static call => Assert.False(call.IsSerialised));
        Assert.Contains(string.Join("\",\"", pieces), Encoding.UTF8.GetString(calls[^1].Payload.Span), StringComparison.Ordinal);
        Assert.True(calls[^1].IsSerialised);
    }

    [Fact]
    public void A_sequence_is_asked_for_its_items_once()
    {
        int asked = 0;
        IEnumerable<int> Items()
        {
            asked++;
            for (int i = 0; i < 100_000; i++)
            {
                yield return i;
            }
        }

        Assert.False(ProcessCall.Create(Jobs.Same<IEnumerable<int>>, [Items()]).Payload.IsEmpty);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Large_arguments_and_results_travel_and_one_that_cannot_spares_the_worker_P07()
    {
        var scenario = Scenario.Prepare();
        Coro.Run(Main(), scenario.Options);

        static async Coro Main()
        {
            int worker = await Coro.RunInProcess(Jobs.ProcessId);
            Assert.Equal(1_000_000, await Coro.RunInProcess(Jobs.LengthOf, new string('x', 1_000_000)));
            Assert.Equal(1_000_000, (await Coro.RunInProcess(Jobs.Large, 1_000_000)).Length);
            await Assert.ThrowsAsync<ArgumentException>(async () => await Coro.RunInProcess(Jobs.LengthOf, new string('\ud800', 100_000)));
            Assert.Equal(worker, await Coro.RunInProcess(Jobs.ProcessId));
        }
    }

    [Fact]
    public void Of_a_large_frame_only_a_piece_is_read_without_waiting()
    {
        using var written = new MemoryStream();
        using (var sender = new FrameChannel(Stream.Null, written))
        {
            // After the first, the receiver has a buffer into which the second would fit.
            sender.Send(FrameKind.Result, new byte[500_000]);
            sender.Send(FrameKind.Result, new byte[100_000]);
        }

        using var channel = new FrameChannel(new MemoryStream(written.ToArray()), Stream.Null);
        Assert.True(channel.TryReceive(out _, out _));
        Assert.False(channel.TryReceiveAvailable(FrameKind.Result, out _));
        Assert.True(channel.TryReceive(out _, out ReadOnlyMemory<byte> payload));
        Assert.Equal(100_000, payload.Length);
    }
}
