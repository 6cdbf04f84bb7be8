using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Curio.Tests.Kernel.Selectors;

namespace Curio.Tests.Contracts;

/// <summary>What every selector owes the kernel. Both run it on Linux, where closed and reused descriptors can be made at will.</summary>
[SupportedOSPlatform("linux")]
public abstract partial class SelectorContract : IDisposable
{
    // Long enough never to run out on a busy machine, short enough that a broken selector fails instead of hanging.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ISelector _selector;
    private readonly List<SocketPair> _pairs = [];

    protected SelectorContract(ISelector selector) => _selector = selector;

    private protected ISelector Selector => _selector;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Data_makes_a_handle_readable()
    {
        SocketPair pair = Pair();
        _selector.Set(pair.Handle, IoInterest.Read);
        Assert.Empty(Poll());

        pair.MakeReadable();

        Assert.Equal([new IoReady(pair.Handle, IoInterest.Read)], Wait());
    }

    [Fact]
    public void Room_makes_a_handle_writable()
    {
        SocketPair pair = Pair();
        _selector.Set(pair.Handle, IoInterest.Write);
        Assert.Equal([new IoReady(pair.Handle, IoInterest.Write)], Wait());

        pair.FillNear();

        Assert.Empty(Poll());
    }

    [Fact]
    public void Both_interests_come_in_one_report()
    {
        SocketPair pair = Pair();
        pair.MakeReadable();
        _selector.Set(pair.Handle, IoInterest.Read);
        Wait();

        _selector.Set(pair.Handle, IoInterest.Read | IoInterest.Write);

        Assert.Equal([new IoReady(pair.Handle, IoInterest.Read | IoInterest.Write)], Wait());
    }

    [Fact]
    public void A_connection_request_makes_a_listener_readable()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _selector.Set(listener.Handle, IoInterest.Read);
        Assert.Empty(Poll());

        using Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);

        Assert.Equal([new IoReady(listener.Handle, IoInterest.Read)], Wait());
    }

    [Fact]
    public void Readiness_is_reported_until_it_ends()
    {
        SocketPair pair = Pair();
        pair.MakeReadable();
        _selector.Set(pair.Handle, IoInterest.Read);

        Assert.Single(Wait());
        Assert.Single(Poll());
        Assert.Single(Poll());

        pair.Drain();
        Assert.Empty(Poll());
    }

    [Fact]
    public void An_interest_replaces_the_one_before()
    {
        SocketPair pair = Pair();
        pair.MakeReadable();
        _selector.Set(pair.Handle, IoInterest.Read);
        Assert.Equal([new IoReady(pair.Handle, IoInterest.Read)], Wait());

        _selector.Set(pair.Handle, IoInterest.Write);
        Assert.Equal([new IoReady(pair.Handle, IoInterest.Write)], Wait());

        _selector.Set(pair.Handle, IoInterest.Read);
        Assert.Equal([new IoReady(pair.Handle, IoInterest.Read)], Wait());
    }

    [Fact]
    public void A_forgotten_handle_is_not_reported()
    {
        SocketPair pair = Pair();
        pair.MakeReadable();
        _selector.Set(pair.Handle, IoInterest.Read);
        Assert.Single(Wait());

        _selector.Set(pair.Handle, IoInterest.None);
        Assert.Empty(Poll());

        _selector.Set(pair.Handle, IoInterest.Read);
        Assert.Single(Wait());
    }

    [Fact]
    public void Forgetting_one_handle_leaves_the_others()
    {
        SocketPair[] pairs = [Pair(), Pair(), Pair()];
        foreach (SocketPair pair in pairs)
        {
            _selector.Set(pair.Handle, IoInterest.Write);
        }

        _selector.Set(pairs[0].Handle, IoInterest.None);
        Assert.Equal([pairs[1].Handle, pairs[2].Handle], Gather(2));

        _selector.Set(pairs[2].Handle, IoInterest.None);
        Assert.Equal([new IoReady(pairs[1].Handle, IoInterest.Write)], Wait());
    }

    [Fact]
    public void Forgetting_an_unknown_handle_does_nothing()
    {
        SocketPair pair = Pair();
        _selector.Set(pair.Handle, IoInterest.None);
        _selector.Set(-1, IoInterest.None);
        _selector.Set(nint.MaxValue, IoInterest.None);
        Assert.Empty(Poll());
    }

    [Fact]
    public void Forgetting_leaves_the_handle_open()
    {
        SocketPair pair = Pair();
        for (int i = 0; i < 10; i++)
        {
            _selector.Set(pair.Handle, IoInterest.Read);
            _selector.Set(pair.Handle, IoInterest.None);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();

        pair.MakeReadable();
        Assert.True(pair.Near.Poll(s_patience, SelectMode.SelectRead));
        Assert.Equal(1, pair.Near.Receive(new byte[1]));
    }

    [Fact]
    public void Zero_polls_and_a_timeout_returns_nothing_but_not_early()
    {
        _selector.Set(Pair().Handle, IoInterest.Read);
        Assert.Empty(Poll());
        foreach (double milliseconds in (double[])[0.05, 0.3, 1, 2.5, 7])
        {
            TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(0, _selector.Wait(timeout, new IoReady[4]));
            Assert.True(Stopwatch.GetElapsedTime(start) >= timeout, $"Returned before {milliseconds} ms were over.");
        }
    }

    [Fact]
    public void Readiness_ends_a_wait_before_its_timeout()
    {
        SocketPair pair = Pair();
        pair.MakeReadable();
        _selector.Set(pair.Handle, IoInterest.Read);
        foreach (TimeSpan timeout in (TimeSpan[])[TimeSpan.FromDays(1), TimeSpan.FromDays(100), TimeSpan.MaxValue, Timeout.InfiniteTimeSpan])
        {
            Assert.Equal(1, _selector.Wait(timeout, new IoReady[4]));
        }
    }

    [Fact]
    public void Readiness_that_comes_later_ends_a_wait_without_limit()
    {
        SocketPair pair = Pair();
        _selector.Set(pair.Handle, IoInterest.Read);
        Thread sender = Start(pair.MakeReadable);

        Assert.Equal([new IoReady(pair.Handle, IoInterest.Read)], WaitWithoutLimit());
        sender.Join();
    }

    [Fact]
    public void More_ready_handles_than_room_are_reported_in_turn()
    {
        HashSet<nint> expected = [];
        for (int i = 0; i < 10; i++)
        {
            SocketPair pair = Pair();
            _selector.Set(pair.Handle, IoInterest.Write);
            expected.Add(pair.Handle);
        }

        for (int round = 0; round < 3; round++)
        {
            HashSet<nint> seen = [];
            for (int wait = 0; wait < 4; wait++)
            {
                IoReady[] found = Wait(room: 3);
                Assert.Equal(3, found.Length);
                seen.UnionWith(found.Select(one => one.Handle));
            }

            Assert.Equal(expected, seen);
        }
    }

    [Fact]
    public void A_span_of_one_starves_nobody_even_between_wakes()
    {
        SocketPair[] pairs = [Pair(), Pair()];
        Array.ForEach(pairs, pair => _selector.Set(pair.Handle, IoInterest.Write));
        HashSet<nint> seen = [];
        for (int i = 0; i < 8; i++)
        {
            _selector.Wake();
            seen.UnionWith(Poll(room: 1).Select(one => one.Handle));
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_thousand_handles_are_told_apart()
    {
        Socket[] sockets = [.. Enumerable.Range(0, 1000).Select(_ => Datagram())];
        Array.ForEach(sockets, socket => _selector.Set(socket.Handle, IoInterest.Read));
        Assert.Empty(Poll());

        Socket[] chosen = [.. sockets.Where((_, index) => index % 3 == 0)];
        Array.ForEach(chosen, socket => socket.SendTo([1], socket.LocalEndPoint!));
        Assert.Equal(chosen.Select(socket => socket.Handle).Order(), Gather(chosen.Length, room: 100));

        Array.ForEach(chosen, socket => socket.Receive(new byte[1]));
        Array.ForEach(sockets, socket => _selector.Set(socket.Handle, IoInterest.Write));
        Assert.Equal(sockets.Select(socket => socket.Handle).Order(), Gather(sockets.Length, room: 1500));

        Array.ForEach(sockets, socket => _selector.Set(socket.Handle, IoInterest.None));
        Array.ForEach(sockets, socket => socket.Dispose());
        Assert.Empty(Poll());
    }

    [Fact]
    public void A_regular_file_is_refused_with_a_hint()
    {
        using var file = File.OpenHandle(typeof(SelectorContract).Assembly.Location);
        var refusal = Assert.Throws<NotSupportedException>(() => _selector.Set(file.DangerousGetHandle(), IoInterest.Read));
        Assert.Contains("RunInThread", refusal.Message, StringComparison.Ordinal);
        _selector.Set(file.DangerousGetHandle(), IoInterest.None);
        Assert.Empty(Poll());
    }

    [Fact]
    public void Arguments_without_meaning_are_refused()
    {
        SocketPair pair = Pair();
        Assert.Throws<ArgumentOutOfRangeException>(() => _selector.Set(pair.Handle, (IoInterest)4));
        Assert.Throws<ArgumentException>(() => _selector.Wait(TimeSpan.Zero, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => _selector.Wait(TimeSpan.FromTicks(-1), new IoReady[1]));
    }

    protected virtual void Dispose(bool disposing)
    {
        _selector.Dispose();
        _pairs.ForEach(pair => pair.Dispose());
    }

    private protected SocketPair Pair()
    {
        SocketPair pair = new();
        _pairs.Add(pair);
        return pair;
    }

    private protected IoReady[] Poll(int room = 16) => Take(TimeSpan.Zero, room);

    private protected IoReady[] Wait(int room = 16) => Take(s_patience, room);

    /// <summary>Waits for ever, except that a socket nobody else knows ends the wait when the patience is over.</summary>
    private protected IoReady[] WaitWithoutLimit()
    {
        SocketPair guard = Pair();
        _selector.Set(guard.Handle, IoInterest.Read);
        using Timer timer = new(_ => guard.MakeReadable(), null, s_patience, Timeout.InfiniteTimeSpan);
        IoReady[] found = Take(Timeout.InfiniteTimeSpan, room: 16);
        _selector.Set(guard.Handle, IoInterest.None);
        return found;
    }

    /// <summary>Starts a thread that does not keep the process alive when its test fails.</summary>
    private protected static Thread Start(Action body)
    {
        Thread thread = new(() => body()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Fails when the wait blocks until the patience is over.</summary>
    private protected void WaitUntilWoken()
    {
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(0, _selector.Wait(s_patience, new IoReady[4]));
        Assert.True(Stopwatch.GetElapsedTime(start) < s_patience, "Nobody woke the wait.");
    }

    /// <summary>Fails when a wake is left over that ends a wait before its time.</summary>
    private protected void AssertSleeps()
    {
        TimeSpan timeout = TimeSpan.FromMilliseconds(3);
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(0, _selector.Wait(timeout, new IoReady[4]));
        Assert.True(Stopwatch.GetElapsedTime(start) >= timeout, "A wake was counted twice.");
    }

    private static Socket Datagram()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private IoReady[] Take(TimeSpan timeout, int room)
    {
        IoReady[] ready = new IoReady[room];
        int count = _selector.Wait(timeout, ready);
        return ready[..count];
    }

    /// <summary>Waits until a number of different handles was reported, and returns them in order.</summary>
    private SortedSet<nint> Gather(int count, int room = 16)
    {
        SortedSet<nint> seen = [];
        for (int waits = 0; seen.Count < count; waits++)
        {
            Assert.True(waits < 2 * count, "Some handles are never reported.");
            IoReady[] found = Wait(room);
            Assert.NotEmpty(found);
            seen.UnionWith(found.Select(one => one.Handle));
        }

        return seen;
    }
}
