using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// A file of bytes whose operations block a worker thread instead of the kernel. Open it in <c>await using</c>, so that it is closed
/// whatever happens.
/// </summary>
/// <remarks>
/// <para>For the tasks of the kernel that opened it. Operations of several tasks take turns, in the order of asking; who waits is in
/// <c>LOCK_ACQUIRE</c>. In an async thread the same members are there without <c>Async</c>, and so are <c>using</c> and
/// <c>foreach</c>.</para>
/// <para>Reading reads ahead; writing writes at once, without a buffer.</para>
/// <para>An operation that is cancelled or timed out ends at once. The position is then where it was before: behind nothing
/// of which the caller was not told. <see cref="ReadAllAsync"/>, <see cref="ReadLinesAsync"/> and <c>WriteLinesAsync</c> tell in
/// <see cref="CancelledException.Progress"/> how far they came, and the position is behind that. Of a write that is cancelled
/// any part may be in the file, at its place. A system call that was under way goes on alone; the next operation waits for
/// its end, in the order of asking, so that the two are never mixed.</para>
/// <para>What the operating system refuses is thrown as by .NET's own files: <see cref="IOException"/> and its kind.</para>
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class AsyncFile
{
    private readonly OpenFile _file;
    private readonly FileBytesReader _reader;

    private AsyncFile(OpenFile file)
    {
        _file = file;
        _reader = new FileBytesReader(file);
    }

    /// <summary>The full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>True once the file was closed.</summary>
    public bool IsClosed => _file.IsClosed;

    /// <summary>Opens a file of bytes. Use it in <c>await using</c>.</summary>
    /// <param name="path">Its path, absolute or from the current directory.</param>
    /// <param name="mode">Whether it must exist, may exist, or is made new.</param>
    /// <param name="access">
    /// What will be done with it. Null for the usual: reading for <see cref="FileMode.Open"/>, both for
    /// <see cref="FileMode.OpenOrCreate"/>, writing for all others.
    /// </param>
    /// <param name="share">What others may do with it meanwhile, as far as the system heeds that.</param>
    /// <returns>A coroutine of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty or holds a NUL, or mode and access do not fit.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a directory, or the permission is missing.</exception>
    /// <exception cref="IOException">It exists already (<see cref="FileMode.CreateNew"/>), is in use, or cannot be opened.</exception>
    /// <remarks>When the caller gives up meanwhile, what is opened all the same is closed again.</remarks>
    public static async Coro<AsyncFile> OpenAsync(
        string path,
        FileMode mode = FileMode.Open,
        FileAccess? access = null,
        FileShare share = FileShare.Read) => new(await OpenFile.OpenAsync(path, mode, access, share));

    /// <inheritdoc cref="AsyncTextFile.OpenAsync"/>
    public static Coro<AsyncTextFile> OpenTextAsync(
        string path,
        FileMode mode = FileMode.Open,
        FileAccess? access = null,
        System.Text.Encoding? encoding = null,
        FileShare share = FileShare.Read) => AsyncTextFile.OpenAsync(path, mode, access, encoding, share);

    /// <summary>Moves the position.</summary>
    /// <param name="offset">By how many bytes from the origin; may lead beyond the end, not before the beginning.</param>
    /// <param name="origin">From where.</param>
    /// <returns>A coroutine of the new position.</returns>
    /// <exception cref="IOException">The position would be before the beginning; for <see cref="FileMode.Append"/>, before what was there.</exception>
    /// <exception cref="NotSupportedException">It is a pipe.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<long> SeekAsync(long offset, SeekOrigin origin = SeekOrigin.Begin) => _file.SeekAsync(offset, origin);

    /// <summary>Tells the position, in bytes from the beginning, when the operations before have ended.</summary>
    /// <returns>A coroutine of the position.</returns>
    /// <exception cref="NotSupportedException">It is a pipe.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<long> TellAsync() => _file.TellAsync();

    /// <summary>Tells the length.</summary>
    /// <returns>A coroutine of the length in bytes.</returns>
    /// <exception cref="NotSupportedException">It is a pipe.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<long> GetLengthAsync() => _file.GetLengthAsync();

    /// <summary>Makes the file shorter, or longer by zeros. The position stays.</summary>
    /// <param name="size">The new length in bytes; null for the position.</param>
    /// <returns>A coroutine of the new length. One that is cancelled may have done it all the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative length.</exception>
    /// <exception cref="IOException">The system refused; or what was there before would be lost, though it is open for <see cref="FileMode.Append"/>.</exception>
    /// <exception cref="NotSupportedException">It is a pipe, or was opened for reading only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<long> TruncateAsync(long? size = null) => _file.TruncateAsync(size);

    /// <summary>Waits until the operations before have ended: what they wrote is then with the operating system, and seen by all.</summary>
    /// <param name="toDisk">True to wait until it is on the disk.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro FlushAsync(bool toDisk = false) => _file.FlushAsync(toDisk);

    /// <summary>
    /// Gives the underlying stream, for blocking code: in a worker thread (<see cref="Coro.RunInThread(Action)"/>) or an async thread. Its
    /// position is this file's, and what it moves is moved here too. Not to be used while an operation of this file is under way, and
    /// closed by closing this file.
    /// </summary>
    /// <returns>The stream.</returns>
    /// <exception cref="InvalidOperationException">An operation is under way; or bytes of a pipe were read ahead.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public FileStream Blocking() => _file.Blocking();

    /// <summary>Closes the file; a second time does nothing.</summary>
    /// <returns>A coroutine without a result. It is not interrupted: a cancellation stays pending.</returns>
    /// <remarks>
    /// Operations that wait for their turn throw <see cref="ObjectDisposedException"/>. A system call that is under way is not waited
    /// for: the descriptor is closed at its end.
    /// </remarks>
    public Coro CloseAsync() => _file.CloseAsync();

    /// <summary>Closes the file, at the end of <c>await using</c>; as <see cref="CloseAsync"/>.</summary>
    /// <returns>A coroutine without a result.</returns>
    public Coro DisposeAsync() => _file.CloseAsync();

    /// <summary>Reads the lines one after the other, as <see cref="ReadLineAsync"/>.</summary>
    /// <returns>What <c>await foreach</c> uses.</returns>
    [SuppressMessage("Design", "CA1024", Justification = "What await foreach looks for is a method.")]
    public AsyncFileLines<byte[]> GetAsyncEnumerator() => new(async () => await ReadLineAsync() is { Length: > 0 } line ? line : null);

    /// <summary>Reads the lines one after the other in an async thread.</summary>
    /// <returns>What <c>foreach</c> uses.</returns>
    /// <exception cref="SyncIOException">Called in a coroutine: use <c>await foreach</c>.</exception>
    [SuppressMessage("Design", "CA1024", Justification = "What foreach looks for is a method.")]
    public AsyncFileLines<byte[]> GetEnumerator()
    {
        AsyncFileLines<byte[]>.ThrowInCoroutine();
        return GetAsyncEnumerator();
    }

    /// <inheritdoc/>
    public override string ToString() => _file.ToString();
}
