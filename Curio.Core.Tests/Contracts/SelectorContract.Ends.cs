using System.Net;
using System.Net.Sockets;
using Curio.Tests.Kernel.Selectors;

namespace Curio.Tests.Contracts;

// Peers that go away, and handles that are closed.
public abstract partial class SelectorContract
{
    [Fact]
    public void A_peer_that_closes_makes_a_handle_readable()
    {
        SocketPair pair = Pair();
        _selector.Set(pair.Handle, IoInterest.Read);
        pair.Far.Dispose();

        Assert.Equal([new IoReady(pair.Handle, IoInterest.Read)], Wait());
        Assert.Equal(0, pair.Near.Receive(new byte[1]));
    }

    [Theory]
    [InlineData(IoInterest.Read)]
    [InlineData(IoInterest.Write)]
    [InlineData(IoInterest.Read | IoInterest.Write)]
    public void A_peer_that_resets_is_heard_by_every_waiter(IoInterest interest)
    {
        SocketPair pair = Pair();
        pair.FillNear();
        _selector.Set(pair.Handle, interest);
        Assert.Empty(Poll());

        pair.Far.LingerState = new LingerOption(enable: true, seconds: 0);
        pair.Far.Dispose();

        Assert.Equal([new IoReady(pair.Handle, interest)], Wait());
    }

    [Fact]
    public void A_peer_that_only_finished_sending_does_not_make_a_full_handle_writable()
    {
        SocketPair pair = Pair();
        pair.FillNear();
        _selector.Set(pair.Handle, IoInterest.Read | IoInterest.Write);
        pair.Far.Shutdown(SocketShutdown.Send);

        Assert.Equal([new IoReady(pair.Handle, IoInterest.Read)], Wait());
        _selector.Set(pair.Handle, IoInterest.Write);
        Assert.Empty(Poll());
    }

    [Fact]
    public void A_refused_connection_makes_a_handle_writable()
    {
        using Socket occupied = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        occupied.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        Assert.ThrowsAny<SocketException>(() => client.Connect(occupied.LocalEndPoint!));

        _selector.Set(client.Handle, IoInterest.Write);

        Assert.Equal([new IoReady(client.Handle, IoInterest.Write)], Wait());
    }

    [Fact]
    public void A_pending_network_error_wakes_the_reader_of_a_datagram_socket()
    {
        using Socket gone = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        gone.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using Socket client = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        client.Connect(gone.LocalEndPoint!);
        gone.Dispose();
        _selector.Set(client.Handle, IoInterest.Read);

        client.Send([1]);

        Assert.Equal([new IoReady(client.Handle, IoInterest.Read)], Wait());
    }

    [Fact]
    public void A_closed_handle_is_refused_but_may_be_forgotten()
    {
        int handle = LinuxCalls.DuplicateToUnused((int)Pair().Handle);
        LinuxCalls.Close(handle);
        Assert.Throws<ArgumentException>(() => _selector.Set(handle, IoInterest.Read));
        _selector.Set(handle, IoInterest.None);
        Assert.Throws<ArgumentException>(() => _selector.Set(-1, IoInterest.Read));
    }

    [Fact]
    public void A_handle_closed_while_watched_disturbs_nobody()
    {
        SocketPair other = Pair();
        int handle = LinuxCalls.DuplicateToUnused((int)Pair().Handle);
        _selector.Set(other.Handle, IoInterest.Read);
        _selector.Set(handle, IoInterest.Read);
        LinuxCalls.Close(handle);
        Poll();
        Poll();

        Assert.Throws<ArgumentException>(() => _selector.Set(handle, IoInterest.Write));
        Assert.Empty(Poll());
        other.MakeReadable();
        Assert.Equal([new IoReady(other.Handle, IoInterest.Read)], Wait());
    }

    [Theory]
    [InlineData(IoInterest.Read)]
    [InlineData(IoInterest.Write)]
    [InlineData(IoInterest.None)]
    public void A_number_used_again_is_watched_for_its_new_owner(IoInterest earlier)
    {
        (SocketPair first, SocketPair second) = (Pair(), Pair());
        int number = LinuxCalls.DuplicateToUnused((int)first.Handle);
        try
        {
            _selector.Set(number, earlier);
            LinuxCalls.Replace(number, (int)second.Handle);
            first.MakeReadable();
            _selector.Set(number, IoInterest.Read);
            Assert.Empty(Poll());

            second.MakeReadable();
            Assert.Equal([new IoReady(number, IoInterest.Read)], Wait());

            second.Drain();
            Assert.Empty(Poll());
        }
        finally
        {
            _selector.Set(number, IoInterest.None);
            LinuxCalls.Close(number);
        }
    }

    [Fact]
    public void Pipes_can_be_watched_and_hang_ups_reach_both_ends()
    {
        (int reader, int writer) = LinuxCalls.Pipe();
        _selector.Set(reader, IoInterest.Read);
        _selector.Set(writer, IoInterest.Write);
        Assert.Equal([new IoReady(writer, IoInterest.Write)], Wait());

        _selector.Set(writer, IoInterest.None);
        LinuxCalls.Close(writer);
        Assert.Equal([new IoReady(reader, IoInterest.Read)], Wait());
        _selector.Set(reader, IoInterest.None);
        LinuxCalls.Close(reader);

        (reader, writer) = LinuxCalls.Pipe();
        LinuxCalls.Close(reader);
        _selector.Set(writer, IoInterest.Read);
        Assert.Equal([new IoReady(writer, IoInterest.Read)], Wait());
        _selector.Set(writer, IoInterest.None);
        LinuxCalls.Close(writer);
    }
}
