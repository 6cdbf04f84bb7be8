using System.Buffers.Binary;
using System.IO.Pipes;

namespace Curio;

/// <summary>
/// Frames over a pair of pipes: four bytes that begin every frame, one for the kind, four for the length of the payload, the payload.
/// The beginning is fixed so that anything else that got into the pipe is noticed at once. One frame is under way at a time, in
/// turns, so that whatever follows a frame directly is no answer either.
/// </summary>
internal sealed class FrameChannel(Stream input, Stream output) : IDisposable
{
    private const uint Mark = 0xC0_52_10_F7;
    private const int HeaderSize = 9;
    private const int UsualSize = 8 * 1024;
    private const int KeptSize = 1024 * 1024;

    // What is read without waiting is read on the kernel's thread, and what is read is deserialised there.
    private const int LargestAvailable = 64 * 1024;

    // What a pipe takes or leaves as a whole (PIPE_BUF): the least that POSIX grants is 512, Linux grants 4,096.
    private const int PipeAtom = 4096;

    private readonly byte[] _sent = new byte[UsualSize];
    private byte[] _received = new byte[UsualSize];

    // How much of the next frame has been read already.
    private int _begun;
    private bool _isOutputClosed;

    /// <summary>The descriptor that becomes readable when something comes; null where that cannot be waited for.</summary>
    public nint? InputDescriptor => OperatingSystem.IsLinux() && input is PipeStream pipe ? pipe.SafePipeHandle.DangerousGetHandle() : null;

    /// <summary>Whether a frame of that payload is taken by an empty pipe at once, as a whole.</summary>
    public static bool FitsAnyPipe(int payload) => payload <= PipeAtom - HeaderSize;

    /// <summary>Whether the other end left something of the last frame in the pipe, wholly or in part. False where that cannot be known.</summary>
    public bool HasUnreadOutput => !_isOutputClosed && output is PipeStream pipe && ProcessNative.HasUnread(pipe.SafePipeHandle);

    /// <summary>Writes one frame; a small one in a single call of the system.</summary>
    /// <exception cref="IOException">The other end is gone.</exception>
    public void Send(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_sent, Mark);
        _sent[4] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(_sent.AsSpan(5), payload.Length);
        if (payload.Length <= _sent.Length - HeaderSize)
        {
            payload.CopyTo(_sent.AsSpan(HeaderSize));
            output.Write(_sent, 0, HeaderSize + payload.Length);
        }
        else
        {
            output.Write(_sent, 0, HeaderSize);
            output.Write(payload);
        }
        output.Flush();
    }

    /// <summary>Reads one frame. The payload is valid until the next one is read.</summary>
    /// <returns>False when the other end closed the pipe between two frames.</returns>
    /// <exception cref="EndOfStreamException">The pipe ended inside a frame.</exception>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public bool TryReceive(out FrameKind kind, out ReadOnlyMemory<byte> payload)
    {
        (kind, payload) = (default, default);
        if (_received.Length > KeptSize)
        {
            _received = new byte[UsualSize];
        }
        int count = _begun;
        if (count < HeaderSize)
        {
            count += input.ReadAtLeast(_received.AsSpan(count), HeaderSize - count, throwOnEndOfStream: false);
        }
        _begun = 0;
        if (count == 0)
        {
            return false;
        }
        int size = FrameSize(_received.AsSpan(0, count));
        if (size > _received.Length)
        {
            Array.Resize(ref _received, size);
        }
        if (count < size)
        {
            input.ReadExactly(_received, count, size - count);
        }
        kind = (FrameKind)_received[4];
        payload = _received.AsMemory(HeaderSize, size - HeaderSize);
        return true;
    }

    /// <summary>
    /// Reads what is there, with one call of the system that does not block when the descriptor is readable. The payload is valid until the
    /// next one is read.
    /// </summary>
    /// <returns>
    /// False when that is not one whole frame of the wanted kind: more is to come, or the pipe has ended or holds something else.
    /// <see cref="TryReceive"/> then goes on from there, and says so.
    /// </returns>
    /// <exception cref="IOException">The pipe broke.</exception>
    public bool TryReceiveAvailable(FrameKind wanted, out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        _begun += input.Read(_received, _begun, Math.Min(_received.Length, LargestAvailable) - _begun);
        if (_begun < HeaderSize || (FrameKind)_received[4] != wanted || !IsWholeFrame(_received.AsSpan(0, _begun)))
        {
            return false;
        }
        payload = _received.AsMemory(HeaderSize, _begun - HeaderSize);
        _begun = 0;
        return true;
    }

    /// <summary>Closes both pipes.</summary>
    public void Dispose()
    {
        CloseOutput();
        input.Dispose();
    }

    /// <summary>Closes the pipe to the other end, which takes it as the end of all calls.</summary>
    public void CloseOutput()
    {
        _isOutputClosed = true;
        output.Dispose();
    }

    private static bool IsWholeFrame(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Mark && BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]) == bytes.Length - HeaderSize;

    private static int FrameSize(ReadOnlySpan<byte> start)
    {
        if (start.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(start) != Mark)
        {
            throw new InvalidDataException("the bytes in the pipe are no frame");
        }
        if (start.Length < HeaderSize)
        {
            throw new EndOfStreamException("the pipe ended inside a frame");
        }
        int length = BinaryPrimitives.ReadInt32LittleEndian(start[5..]);
        if (length < 0 || length > Array.MaxLength - HeaderSize || start.Length > HeaderSize + length)
        {
            throw new InvalidDataException("the length of a frame in the pipe is wrong");
        }
        return HeaderSize + length;
    }
}
