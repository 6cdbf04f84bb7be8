namespace Curio;

/// <content>What the file may be used for, and by whom.</content>
internal sealed partial class OpenFile
{
    // Up to here a file that was opened for appending is not to be changed.
    private readonly long _kept;

    private void RequireUse(FileAccess access, bool needsPositions)
    {
        RequireOpen();
        if (!ReferenceEquals(KernelDoor.Current, _kernel))
        {
            throw new InvalidOperationException($"{this} was opened by another kernel's task. Open it in the kernel that uses it.");
        }

        if (access.HasFlag(FileAccess.Read) && !_stream.CanRead)
        {
            throw new NotSupportedException($"{this} was opened for writing only. Open it with FileAccess.ReadWrite.");
        }

        if (access.HasFlag(FileAccess.Write) && !_stream.CanWrite)
        {
            throw new NotSupportedException($"{this} was opened for reading only. Open it with FileAccess.ReadWrite.");
        }

        if (needsPositions && !CanSeek)
        {
            throw new NotSupportedException($"{this} has no positions: it can only be read and written from one end to the other.");
        }
    }

    /// <summary>Refuses to touch what was there before the file was opened for appending; the stream does so when it is moved.</summary>
    private void RequireAppended(long offset)
    {
        if (offset < _kept)
        {
            throw new IOException(
                $"{this} was opened with FileMode.Append: its first {_kept} bytes stay as they are, so that it cannot be changed at {offset}. "
                + "Open it with another mode.");
        }
    }

    private void RequireOpen()
    {
        if (IsClosed)
        {
            throw new ObjectDisposedException(Path, $"{this} cannot be used any more. Open it again.");
        }
    }
}
