using System.Runtime.Versioning;
using Curio.Tests.Contracts;

namespace Curio.Tests.Kernel.Selectors;

[SupportedOSPlatform("linux")]
public sealed class SocketSelectSelectorTests() : SelectorContract(new SocketSelectSelector())
{
    [Fact]
    public void A_wake_leaves_nothing_behind_that_would_end_the_next_wait()
    {
        SocketSelectSelector selector = (SocketSelectSelector)Selector;
        int thread = LinuxCalls.CurrentThread();
        for (int i = 0; i < 5; i++)
        {
            Thread waker = Start(() =>
            {
                LinuxCalls.AwaitSleep(thread, () => selector.IsAsleep);
                selector.Wake();
            });
            Assert.Empty(WaitWithoutLimit());
            waker.Join();
        }

        // The signal of the last wake may have come after its wait had ended; the next one takes it.
        Poll();
        Assert.Equal(0, selector.Signal.Available);
    }

    [Theory]
    [InlineData(IoInterest.Read)]
    [InlineData(IoInterest.Write)]
    public void A_handle_closed_while_watched_counts_as_ready(IoInterest interest)
    {
        (SocketPair pair, SocketPair other) = (Pair(), Pair());
        pair.FillNear();
        Selector.Set(other.Handle, IoInterest.Read);
        int handle = LinuxCalls.DuplicateToUnused((int)pair.Handle);
        Selector.Set(handle, interest);
        LinuxCalls.Close(handle);

        Assert.Equal([new IoReady(handle, interest)], Wait());
        Assert.Equal([new IoReady(handle, interest)], Wait());
        Selector.Set(handle, IoInterest.None);
        AssertSleeps();

        // The search for the closed one looked at this one too, and left it as it was.
        other.MakeReadable();
        Assert.Equal([new IoReady(other.Handle, IoInterest.Read)], Wait());
        Assert.Equal(1, other.Near.Receive(new byte[1]));
    }
}
