using Curio.Tests.Support;
using static Curio.AsyncThread;

namespace Curio.Tests.Threads;

/// <summary><see cref="Thread.Interrupt"/> on an async thread.</summary>
public class InterruptTests
{
    [Fact]
    public void An_interrupt_in_an_await_comes_out_of_what_blocks_the_thread_next_and_loses_no_answer_A01() => LiveScenario.Expect(
        ["first second interrupted"],
        static async s =>
        {
            var goOn = new AsyncEvent();
            Thread? inside = null;
            async Coro<string> First()
            {
                await goOn.WaitAsync();
                return "first";
            }

            AsyncThread<string> thread = await Spawn(() =>
            {
                inside = Thread.CurrentThread;
                string all = $"{AWAIT(First())} {AWAIT(Second())}";
                try
                {
                    Thread.Sleep(TimeSpan.FromSeconds(10));
                    return all;
                }
                catch (ThreadInterruptedException)
                {
                    return $"{all} interrupted";
                }
            });
            await Settled.When(() => thread.State == "EVENT_WAIT" && inside!.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            inside!.Interrupt();
            await goOn.SetAsync();
            s.Note(await thread.JoinAsync());
        });

    private static async Coro<string> Second()
    {
        await Coro.Sleep(TimeSpan.Zero);
        return "second";
    }
}
