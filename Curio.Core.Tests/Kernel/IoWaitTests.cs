using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Curio.Tests.Kernel.Selectors;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

/// <summary>Waiting for descriptors: one reader and one writer each, and what happens when they collide.</summary>
public class IoWaitTests
{
    [Fact]
    public void I05_A_second_reader_is_refused_and_the_first_gets_its_data() => Scenario.Expect(
        ["ReadResourceBusyException", "read"],
        async s =>
        {
            using var sockets = new ConnectedSockets();
            async Coro Read()
            {
                await Traps.ReadWait(sockets.Left.Handle);
                s.Note("read");
            }

            CurioTask reader = await Coro.Spawn(Read());
            await Parked(reader);
            s.Note((await Caught(Traps.ReadWait(sockets.Left.Handle)))?.GetType().Name);
            sockets.Right.Send([1]);
            await reader.JoinAsync();
        });

    [Fact]
    public void I06_A_cancelled_writer_leaves_the_reader_registered() => Scenario.Expect(
        ["WRITE_WAIT", "WriteResourceBusyException", "read"],
        async s =>
        {
            using var sockets = new ConnectedSockets();
            Fill(sockets.Left);
            CurioTask reader = await Coro.Spawn(Traps.ReadWait(sockets.Left.Handle));
            CurioTask writer = await Coro.Spawn(Traps.WriteWait(sockets.Left.Handle));
            await Parked(reader);
            await Parked(writer);
            s.Note(writer.State);
            s.Note((await Caught(Traps.WriteWait(sockets.Left.Handle)))?.GetType().Name);
            await writer.CancelAsync();
            sockets.Right.Send([1]);
            await reader.JoinAsync();
            s.Note("read");
        });

    [Theory]
    [InlineData("nothing")]
    [InlineData("socket")]
    [InlineData("regular file")]
    [SupportedOSPlatform("linux")]
    public void When_a_watched_descriptor_was_closed_and_one_waiter_is_cancelled_the_other_learns_of_it(string nextOwner) => Scenario.Expect(
        ["TaskCancelledException", "ArgumentException"],
        async s =>
        {
            using var sockets = new ConnectedSockets();
            Fill(sockets.Left);
            int number = LinuxCalls.DuplicateToUnused((int)sockets.Left.Handle);
            sockets.Left.Dispose();
            CurioTask reader = await Coro.Spawn(Traps.ReadWait(number));
            CurioTask writer = await Coro.Spawn(Traps.WriteWait(number));
            await Parked(reader);
            await Parked(writer);
            using SafeHandle? owner = Open(nextOwner, sockets.Right);
            if (owner is null)
            {
                LinuxCalls.Close(number);
            }
            else
            {
                LinuxCalls.Replace(number, (int)owner.DangerousGetHandle());
            }

            await writer.CancelAsync();
            await reader.WaitAsync();
            s.Note(writer.Exception?.GetType().Name);
            s.Note(reader.Exception?.GetType().Name);
            if (owner is not null)
            {
                LinuxCalls.Close(number);
            }
        });

    [Fact]
    public void A_descriptor_that_cannot_be_watched_is_refused_and_the_kernel_goes_on() => Scenario.Expect(
        ["ArgumentException", "goes on"],
        async s =>
        {
            s.Note((await Caught(Traps.ReadWait(-1)))?.GetType().Name);
            await Coro.Sleep(TimeSpan.Zero);
            s.Note("goes on");
        });

    private static SafeHandle? Open(string what, System.Net.Sockets.Socket socket) => what switch
    {
        "socket" => socket.SafeHandle,
        "regular file" => File.OpenHandle(typeof(IoWaitTests).Assembly.Location),
        _ => null,
    };

    private static async Coro Parked(CurioTask task)
    {
        while (!task.State.EndsWith("_WAIT", StringComparison.Ordinal))
        {
            await Coro.Sleep(TimeSpan.Zero);
        }
    }

    private static async Coro<Exception?> Caught(Coro coroutine)
    {
        try
        {
            await coroutine;
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static void Fill(System.Net.Sockets.Socket socket)
    {
        socket.Blocking = false;
        byte[] chunk = new byte[65536];
        while (true)
        {
            socket.Send(chunk, 0, chunk.Length, System.Net.Sockets.SocketFlags.None, out System.Net.Sockets.SocketError error);
            if (error == System.Net.Sockets.SocketError.WouldBlock)
            {
                return;
            }
        }
    }
}
