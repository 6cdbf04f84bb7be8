using System.Threading.Channels;
using Curio.Tests.Support;

namespace Curio.Tests.Coroutines;

/// <summary>Value tasks that stand on a source of their own and may be awaited once.</summary>
public class ValueTaskSourceTests
{
    public static TheoryData<bool, bool, bool> Kinds => new()
    {
        { true, true, true }, { true, true, false }, { true, false, true }, { true, false, false },
        { false, true, true }, { false, true, false }, { false, false, true }, { false, false, false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_has_ended_does_not_switch(bool typed, bool configured, bool elsewhere) => Scenario.Expect(
        [7, 1, "other"],
        async s =>
        {
            async Coro Other() => s.Note("other");
            var source = new ManualValueTask(elsewhere);
            source.Set(7);
            CurioTask other = await Coro.Spawn(Other());
            s.Note(await Await(source, typed, configured));
            s.Note(source.Taken);
            await other.JoinAsync();
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_ends_later_on_either_thread(bool typed, bool configured, bool elsewhere) => Scenario.Expect(
        ["FUTURE_WAIT", 7, true, "FUTURE_WAIT", 7, true, 2],
        async s =>
        {
            int thread = Environment.CurrentManagedThreadId;
            ManualValueTask source = null!;
            async Coro Child()
            {
                s.Note(await Await(source, typed, configured));
                s.Note(thread == Environment.CurrentManagedThreadId);
            }

            int taken = 0;
            for (int i = 0; i < 2; i++)
            {
                source = new ManualValueTask(elsewhere);
                CurioTask child = await Steps.Start(Child());
                s.Note(child.State);
                if (i == 0)
                {
                    source.Set(7);
                }
                else
                {
                    await Coro.RunInThread(() => source.Set(7));
                }

                await child.JoinAsync();
                taken += source.Taken;
            }

            s.Note(taken);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_it_throws_is_thrown_the_same_object(bool typed, bool configured, bool elsewhere) => Scenario.Expect(
        [true],
        async s =>
        {
            var failure = new ArithmeticException();
            var source = new ManualValueTask(elsewhere);
            CurioTask<Exception?> child = await Steps.Start(Steps.Catch(Await(source, typed, configured)));
            source.Fail(failure);
            s.Note(ReferenceEquals(failure, await child.JoinAsync()));
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_was_given_up_may_end_later_and_disturbs_nobody(bool typed, bool configured, bool elsewhere) => Scenario.Expect(
        ["TaskTimeoutException", "FUTURE_WAIT", 2, 0],
        async s =>
        {
            var first = new ManualValueTask(elsewhere);
            var second = new ManualValueTask(elsewhere);
            async Coro Child()
            {
                s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, Await(first, typed, configured))));
                s.Note(await Await(second, typed, configured));
            }

            CurioTask child = await Coro.Spawn(Child());
            await Coro.Sleep(2.Seconds);
            first.Set(1);
            await Steps.Settle();
            s.Note(child.State);
            second.Set(2);
            await child.JoinAsync();
            s.Note(first.Taken);
        });

    [Fact]
    public void FromTask_loses_no_item_of_a_channel_to_a_reader_that_gives_up() => Scenario.Expect(
        ["timed out", 1],
        static async s =>
        {
            var channel = Channel.CreateUnbounded<int>();
            s.Note(await Coro.IgnoreAfter(1.Seconds, Coro.FromTask(channel.Reader.ReadAsync)) ? "read" : "timed out");
            channel.Writer.TryWrite(1);
            s.Note(await Coro.FromTask(channel.Reader.ReadAsync));
        });

    private static async Coro<int> Await(ManualValueTask source, bool typed, bool configured)
    {
        switch (typed, configured)
        {
            case (true, false):
                return await source.Task;
            case (true, true):
                return await source.Task.ConfigureAwait(false);
            case (false, false):
                await source.Untyped;
                break;
            default:
                await source.Untyped.ConfigureAwait(false);
                break;
        }

        return source.LastResult;
    }
}
