using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace Curio;

// What belongs to the kernel's thread and what to the workers:
//
// Position, what was read ahead, and whose turn it is are the kernel's. A job is given the offset at which it works, and what it has
// done is taken over on the kernel when it has ended. So an operation that is given up leaves the position where it was.
// Its job may still be at work (an orphan); it keeps the turn, so that nothing it does is mixed with what comes after it. What
// an orphan has read from a pipe is kept for the next operation.
//
// Closing does not wait for a turn: an orphan may never end (a pipe without a writer). The handle counts its users, and the descriptor
// is closed when the last of them, orphans included, has come back from its system call.

/// <summary>A file as its binary and its text face use it. For the tasks of the kernel that opened it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Closed by CloseAsync: to close a file may block.")]
internal sealed partial class OpenFile
{
    private readonly ReadAhead _ahead = new();
    private readonly KernelLoop _kernel;
    private readonly FileStream _stream;
    private readonly SafeFileHandle _handle;
    private long _position;

    private OpenFile(KernelLoop kernel, FileStream stream, SafeFileHandle handle, bool isAppended)
    {
        _kernel = kernel;
        _stream = stream;
        _handle = handle;
        Path = stream.Name;
        CanSeek = stream.CanSeek;
        _position = CanSeek ? stream.Position : 0;
        _kept = isAppended ? _position : 0;
    }

    /// <summary>The path with which it was opened.</summary>
    internal string Path { get; }

    /// <summary>True once it was closed.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>True while an operation is under way, be it one that was given up.</summary>
    internal bool IsBusy => _isBusy;

    /// <summary>True when there are positions: not in a pipe.</summary>
    internal bool CanSeek { get; }

    /// <summary>True when nothing has been read or written so far, or the position is back at the beginning.</summary>
    internal bool IsAtStart => _position == 0;

    /// <summary>The bytes from the position on, as far as they have been read. Good until the next wait.</summary>
    internal ReadOnlyMemory<byte> Ahead => _ahead.Bytes;

    /// <summary>Opens a file in a worker thread. What was opened for a caller that has given up is closed there.</summary>
    internal static async Coro<OpenFile> OpenAsync(string path, FileMode mode, FileAccess? access, FileShare share)
    {
        ArgumentNullException.ThrowIfNull(path);
        KernelLoop kernel = KernelLoop.Required("AsyncFile.OpenAsync");
        (FileStream stream, SafeFileHandle handle) = await ThreadWorkers.Current.Call(
            _ => Open(path, mode, access ?? UsualAccess(mode), share),
            usesToken: false,
            static outcome =>
            {
                if (outcome.IsCompletedSuccessfully)
                {
                    outcome.Result.Stream.Dispose();
                }
            });
        return new OpenFile(kernel, stream, handle, mode == FileMode.Append);
    }

    /// <summary>Reads with one call of the system. In a worker thread.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="offset">Where in the file they are; means nothing in a pipe.</param>
    internal int Read(Span<byte> buffer, long offset) =>
        CanSeek ? RandomAccess.Read(_handle, buffer, offset) : _stream.Read(buffer);

    /// <summary>Writes all of some bytes. In a worker thread.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="offset">Where in the file they go; means nothing in a pipe.</param>
    internal void Write(ReadOnlySpan<byte> data, long offset)
    {
        if (CanSeek)
        {
            RandomAccess.Write(_handle, data, offset);
        }
        else
        {
            _stream.Write(data);
        }
    }

    /// <summary>Reads on until at least so many bytes have come. Gives how many; fewer at the file's end only. In a turn.</summary>
    internal Coro<int> FillAsync(int wanted) => Run(new FillJob(this, _ahead, _position + _ahead.Count, wanted));

    /// <summary>Moves the position behind bytes that were read ahead. In a turn.</summary>
    internal void Consume(int count)
    {
        _ahead.Consume(count);
        MoveTo(_position + count);
    }

    /// <summary>Writes at the position, and moves it behind. In a turn.</summary>
    internal async Coro WriteAsync(ReadOnlyMemory<byte> data)
    {
        ForgetAhead();
        await Run(new WriteJob(this, _position, data));
        MoveTo(_position + data.Length);
    }

    /// <summary>Writes at an offset; the position stays. In a turn.</summary>
    internal Coro<Nothing> WriteAtAsync(long offset, ReadOnlyMemory<byte> data)
    {
        RequireAppended(offset);
        ForgetAhead();
        return Run(new WriteJob(this, offset, data));
    }

    /// <summary>Reads at an offset; the position stays. In a turn.</summary>
    internal Coro<ReadOnlyMemory<byte>> ReadAtAsync(long offset, int count) => Run(new ReadAtJob(this, offset, count));

    /// <summary>Has the system write to the disk what was written.</summary>
    internal async Coro FlushAsync(bool toDisk)
    {
        using (await EnterAsync())
        {
            if (toDisk)
            {
                await Run(() =>
                {
                    RandomAccess.FlushToDisk(_handle);
                    return default(Nothing);
                });
            }
        }
    }

    /// <summary>Moves the position.</summary>
    internal async Coro<long> SeekAsync(long offset, SeekOrigin origin)
    {
        using (await EnterAsync(needsPositions: true))
        {
            if (origin == SeekOrigin.End)
            {
                offset += await Run(() => RandomAccess.GetLength(_handle));
                origin = SeekOrigin.Begin;
            }

            // Only a number of the stream's: no system call.
            long position = _stream.Seek(offset, origin);
            ForgetAhead();
            return _position = position;
        }
    }

    /// <summary>Tells the position.</summary>
    internal async Coro<long> TellAsync()
    {
        using (await EnterAsync(needsPositions: true))
        {
            return _position;
        }
    }

    /// <summary>Tells the length.</summary>
    internal async Coro<long> GetLengthAsync()
    {
        using (await EnterAsync(needsPositions: true))
        {
            return await Run(() => RandomAccess.GetLength(_handle));
        }
    }

    /// <summary>Makes the file so long; the position stays.</summary>
    internal async Coro<long> TruncateAsync(long? size)
    {
        if (size < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A file cannot be shorter than empty.");
        }

        using (await EnterAsync(FileAccess.Write, needsPositions: true))
        {
            long length = size ?? _position;
            RequireAppended(length);
            ForgetAhead();
            await Run(() =>
            {
                RandomAccess.SetLength(_handle, length);
                return default(Nothing);
            });
            return length;
        }
    }

    /// <summary>Closes the file. Not interrupted by a cancellation; a second time it does nothing.</summary>
    internal async Coro CloseAsync()
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        await Coro.DisableCancellation(ThreadWorkers.Current.CallUncounted(_ =>
        {
            _stream.Dispose();
            return default(Nothing);
        }));
        _waiting.WakeAll();
    }

    /// <summary>The stream, for blocking code; its position is the file's.</summary>
    internal FileStream Blocking()
    {
        RequireOpen();
        if (_isBusy)
        {
            throw new InvalidOperationException(
                $"{this} is being used by an operation, which may be one that was given up and has not ended. Await it, or FlushAsync(), first.");
        }

        if (!CanSeek && _ahead.Count > 0)
        {
            throw new InvalidOperationException(
                $"{this}: {_ahead.Count} bytes were read ahead of the position, and a pipe does not take them back. Read them first, or "
                + "use the stream from the beginning.");
        }

        _ahead.Clear();
        return _stream;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"AsyncFile('{Path}', {(IsClosed ? "closed" : CanSeek ? $"position={_position}" : "pipe")}{(_orphan is null ? "" : ", busy with an operation that was given up")})";

    private static (FileStream Stream, SafeFileHandle Handle) Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        // No buffer: what is read ahead is kept here, and what is written is written.
        var stream = new FileStream(path, mode, access, share, bufferSize: 0);
        try
        {
            // Both may make a system call the first time.
            _ = stream.CanSeek;
            return (stream, stream.SafeFileHandle);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static FileAccess UsualAccess(FileMode mode) => mode switch
    {
        FileMode.Open => FileAccess.Read,
        FileMode.OpenOrCreate => FileAccess.ReadWrite,
        _ => FileAccess.Write,
    };

    private void MoveTo(long position)
    {
        _position = position;
        if (CanSeek && !IsClosed)
        {
            _stream.Position = position;
        }
    }

    /// <summary>Before something changes the file, or the position. What came out of a pipe is not in it any more, and stays.</summary>
    private void ForgetAhead()
    {
        if (CanSeek)
        {
            _ahead.Clear();
        }
    }
}
