using System.Runtime.InteropServices;
using Curio.Soak;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Queues;

public class UniversalQueueHandleTests
{
    [Fact]
    public void The_handle_is_readable_exactly_while_items_wait_U11()
    {
        using var queue = new UniversalQueue<int>(3, withHandle: true);
        Assert.False(IsReadable(queue.Handle));
        for (int round = 0; round < 3; round++)
        {
            queue.Put(1);
            Assert.True(IsReadable(queue.Handle));
            queue.Put(2);
            queue.Get();
            Assert.True(IsReadable(queue.Handle));
            queue.Get();
            Assert.False(IsReadable(queue.Handle));
        }
    }

    [Fact]
    public void A_coroutine_waits_for_it_U11()
    {
        using var queue = new UniversalQueue<string>(withHandle: true);
        async Coro<string> Poll()
        {
            await Traps.ReadWait(queue.Handle);
            return queue.TryGet(out string? item) ? item : "nothing";
        }

        Task<string> polling = Curio.Kernel.RunAsync(Poll());
        queue.Put("item");
        Assert.Equal("item", Until.Result(polling));
    }

    [Fact]
    public void It_is_right_when_items_are_handed_over_given_back_and_taken_back_U11() => Bounded.Expect(
        [false, true, false, true],
        static async s =>
        {
            using var queue = new UniversalQueue<int>(1, withHandle: true);
            CurioTask getter = await Steps.Start(queue.GetAsync());
            await queue.PutAsync(1);
            s.Note(IsReadable(queue.Handle));
            await getter.CancelAsync();
            s.Note(IsReadable(queue.Handle));
            CurioTask putter = await Steps.Start(queue.PutAsync(2));
            await queue.GetAsync();
            await putter.CancelAsync();
            s.Note(IsReadable(queue.Handle));
            await queue.PutAsync(3);
            s.Note(IsReadable(queue.Handle));
        });

    [Fact]
    public void It_is_right_after_somebody_outside_tried_to_drain_it_U11()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var queue = new UniversalQueue<int>(withHandle: true);
        queue.Put(1);
        queue.Put(2);
        Drain(queue.Handle);
        Assert.True(IsReadable(queue.Handle));
        queue.Get();
        Drain(queue.Handle);
        Assert.True(IsReadable(queue.Handle));
        queue.Get();
        Assert.False(IsReadable(queue.Handle));
        queue.Put(3);
        Assert.True(IsReadable(queue.Handle));
    }

    [Fact]
    public void It_is_right_after_more_items_than_any_buffer_holds_U11()
    {
        using var queue = new UniversalQueue<int>(withHandle: true);
        const int Many = 300_000;
        for (int i = 0; i < Many; i++)
        {
            queue.TryPut(i);
        }

        for (int i = 0; i < Many; i++)
        {
            Assert.True(queue.TryGet(out _));
        }

        Assert.False(IsReadable(queue.Handle));
    }

    [Fact]
    public void The_portable_kind_is_right_when_drained_from_outside_and_when_full_U11()
    {
        using var ready = new PairReadyHandle();
        using var reader = new System.Net.Sockets.Socket(new System.Net.Sockets.SafeSocketHandle(ready.Handle, ownsHandle: false)) { Blocking = false };
        ready.Show(isReady: true);
        Until.True(() => IsReadable(ready.Handle));
        reader.Receive(new byte[16]);
        Assert.False(IsReadable(ready.Handle));
        ready.Show(isReady: true);
        Until.True(() => IsReadable(ready.Handle));

        // Far more than there is room for: a byte alone takes up the room of hundreds.
        for (int i = 0; i < 100_000; i++)
        {
            ready.Show(isReady: true);
        }

        Assert.True(IsReadable(ready.Handle));
        Until.True(() =>
        {
            ready.Show(isReady: false);
            return !IsReadable(ready.Handle);
        });
    }

    [Fact]
    public void It_is_closed_and_the_queue_goes_on_U11()
    {
        var queue = new UniversalQueue<int>(withHandle: true);
        queue.Put(1);
        queue.Dispose();
        queue.Dispose();
        Assert.Throws<ObjectDisposedException>(() => queue.Handle);
        Assert.Equal(1, queue.Get());
        queue.Put(2);
        var without = new UniversalQueue<int>();
        Assert.Contains("withHandle", Assert.Throws<InvalidOperationException>(() => without.Handle).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_that_fill_and_empty_it_leave_it_right_U11()
    {
        using var queue = new UniversalQueue<int>(2, withHandle: true);
        Task Start(Action action) => Party.Start(PartyKind.Thread, static () => Steps.Forever().Discarding(), action, static () => Task.CompletedTask);
        Task[] threads =
        [
            .. Enumerable.Range(0, 2).SelectMany(_ => new[]
            {
                Start(() =>
                {
                    for (int i = 0; i < 5000; i++)
                    {
                        queue.Put(i);
                    }
                }),
                Start(() =>
                {
                    for (int i = 0; i < 5000; i++)
                    {
                        queue.Get();
                    }
                }),
            }),
        ];
        Until.Ended(threads);
        Assert.False(IsReadable(queue.Handle));
        queue.Put(1);
        Assert.True(IsReadable(queue.Handle));
    }

    /// <summary>Asks as a foreign event loop would.</summary>
    private static bool IsReadable(nint handle)
    {
        using ISelector selector = Selector.Create();
        selector.Set(handle, IoInterest.Read);
        return selector.Wait(TimeSpan.Zero, new IoReady[1]) == 1;
    }

    private static void Drain(nint handle)
    {
        Span<byte> buffer = stackalloc byte[64];
        using var file = new Microsoft.Win32.SafeHandles.SafeFileHandle(handle, ownsHandle: false);
        while (LinuxDrain.Read(file, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length) > 0)
        {
        }
    }
}
