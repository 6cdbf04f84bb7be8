namespace Curio.Tests.Processes;

public sealed class FrameChannelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8 * 1024 - 9)]
    [InlineData(8 * 1024 - 8)]
    [InlineData(2_000_000)]
    public void A_frame_arrives_as_it_was_sent(int size)
    {
        byte[] payload = [.. Enumerable.Range(0, size).Select(i => (byte)i)];
        byte[] bytes = Bytes(FrameKind.Result, payload);

        // Pieces: a pipe gives what is there, not what was written at once.
        using var channel = new FrameChannel(new Trickle(bytes), Stream.Null);
        Assert.True(channel.TryReceive(out FrameKind kind, out ReadOnlyMemory<byte> received));
        Assert.Equal(FrameKind.Result, kind);
        Assert.True(received.Span.SequenceEqual(payload));
        Assert.False(channel.TryReceive(out _, out _));
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("Hello, this is somebody else in your pipe")]
    public void Anything_else_is_no_frame(string text)
    {
        using var channel = new FrameChannel(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), Stream.Null);
        Assert.Throws<InvalidDataException>(() => channel.TryReceive(out _, out _));
    }

    [Fact]
    public void More_than_a_frame_is_no_frame()
    {
        byte[] bytes = [.. Bytes(FrameKind.Result, [1, 2, 3]), 4];
        using var channel = new FrameChannel(new MemoryStream(bytes), Stream.Null);
        Assert.Throws<InvalidDataException>(() => channel.TryReceive(out _, out _));
    }

    [Fact]
    public void A_length_below_zero_is_no_frame()
    {
        byte[] bytes = Bytes(FrameKind.Result, []);
        bytes[8] = 0x80;
        using var channel = new FrameChannel(new MemoryStream(bytes), Stream.Null);
        Assert.Throws<InvalidDataException>(() => channel.TryReceive(out _, out _));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(11)]
    public void A_pipe_that_ends_inside_a_frame_says_so(int length)
    {
        byte[] bytes = Bytes(FrameKind.Result, [1, 2, 3]);
        using var channel = new FrameChannel(new MemoryStream(bytes, 0, length), Stream.Null);
        Assert.Throws<EndOfStreamException>(() => channel.TryReceive(out _, out _));
    }

    private static byte[] Bytes(FrameKind kind, byte[] payload)
    {
        using var written = new MemoryStream();
        using var channel = new FrameChannel(Stream.Null, written);
        channel.Send(kind, payload);
        return written.ToArray();
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1000));
    }
}
