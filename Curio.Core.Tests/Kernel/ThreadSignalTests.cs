using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class ThreadSignalTests
{
    [Fact]
    public void What_was_set_before_is_not_waited_for()
    {
        var signal = new ThreadSignal();
        signal.Set();
        Assert.True(signal.Wait());
    }

    [Fact]
    public void An_interrupt_ends_the_wait_and_is_over_with_it()
    {
        var signal = new ThreadSignal();
        Thread.CurrentThread.Interrupt();
        Assert.False(signal.Wait());
        signal.Set();
        Assert.True(signal.Wait());
    }

    [Fact]
    public void However_an_interrupt_meets_the_news_these_are_heard()
    {
        var signal = new ThreadSignal();
        int said = 0;
        int heard = 0;
        var listener = new Thread(() =>
        {
            while (heard < 5000)
            {
                while (Volatile.Read(ref said) == heard)
                {
                    signal.Wait();
                }

                Volatile.Write(ref heard, heard + 1);
            }
        })
        {
            IsBackground = true,
        };
        listener.Start();
        for (int i = 1; i <= 5000; i++)
        {
            Volatile.Write(ref said, i);
            if (i % 2 == 0)
            {
                listener.Interrupt();
            }

            signal.Set();
            if (i % 2 == 1)
            {
                listener.Interrupt();
            }

            Until.True(() => Volatile.Read(ref heard) == i);
        }
    }
}
