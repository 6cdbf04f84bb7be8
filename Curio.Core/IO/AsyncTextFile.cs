using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Curio;

/// <summary>
/// A file of text whose operations block a worker thread instead of the kernel. Open it with <see cref="AsyncFile.OpenTextAsync"/>, in
/// <c>await using</c>.
/// </summary>
/// <remarks>
/// <para>The rules of turns, of cancellation and of the position are those of <see cref="AsyncFile"/>; the position is counted in
/// bytes and is that of the next character. A line ends with a line feed; line ends are given and written as they are.</para>
/// <para>A byte order mark at the beginning is skipped when reading, and written when an encoding with one writes at position 0. For
/// encodings whose characters each stand by themselves, as those of Unicode and all of single bytes do.</para>
/// <para>A write that ends with the first half of a surrogate pair keeps that back for the next write. Whatever else is done first writes the
/// encoding's replacement for it.</para>
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class AsyncTextFile
{
    private readonly OpenFile _file;
    private readonly FileTextReader _reader;
    private readonly FileTextWriter _writer;

    private AsyncTextFile(OpenFile file, Encoding? encoding)
    {
        _file = file;
        _reader = new FileTextReader(file, encoding);
        _writer = new FileTextWriter(file, _reader);
    }

    /// <summary>The full path of the file.</summary>
    public string Path => _file.Path;

    /// <summary>True once the file was closed.</summary>
    public bool IsClosed => _file.IsClosed;

    /// <summary>How the file is encoded. Unless it was given, the mark at the beginning decides, once something was read.</summary>
    public Encoding Encoding => _reader.Encoding;

    /// <summary>Opens a file of text. Use it in <c>await using</c>.</summary>
    /// <param name="path">Its path, absolute or from the current directory.</param>
    /// <param name="mode">Whether it must exist, may exist, or is made new.</param>
    /// <param name="access">
    /// What will be done with it. Null for the usual: reading for <see cref="FileMode.Open"/>, both for
    /// <see cref="FileMode.OpenOrCreate"/>, writing for all others.
    /// </param>
    /// <param name="encoding">How it is encoded; null for UTF-8, unless a byte order mark says another.</param>
    /// <param name="share">What others may do with it meanwhile, as far as the system heeds that.</param>
    /// <returns>A coroutine of the file.</returns>
    /// <inheritdoc cref="AsyncFile.OpenAsync" path="/exception"/>
    /// <inheritdoc cref="AsyncFile.OpenAsync" path="/remarks"/>
    public static async Coro<AsyncTextFile> OpenAsync(
        string path,
        FileMode mode = FileMode.Open,
        FileAccess? access = null,
        Encoding? encoding = null,
        FileShare share = FileShare.Read) => new(await OpenFile.OpenAsync(path, mode, access, share), encoding);

    /// <summary>Reads characters from the position on: as many as asked for, unless the file ends before.</summary>
    /// <param name="count">How many, in UTF-16 units; to keep a surrogate pair whole, one less or, for 1, one more.</param>
    /// <returns>A coroutine of the text; empty at the file's end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">The file was opened for writing only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<string> ReadAsync(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _writer.EndBefore(_reader.ReadAsync(count));
    }

    /// <summary>Reads the rest of the file.</summary>
    /// <returns>A coroutine of the text.</returns>
    /// <exception cref="CancelledException">
    /// What was read so far is the <see cref="OperationProgress.Text"/> of its <see cref="CancelledException.Progress"/>, and the position
    /// is behind it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read, or the rest is longer than an array can be (2 GB).</exception>
    /// <exception cref="NotSupportedException">The file was opened for writing only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<string> ReadAllAsync() => _writer.EndBefore(_reader.ReadAllAsync());

    /// <summary>Reads a line, with its end.</summary>
    /// <returns>A coroutine of the line; empty at the file's end. The last may have no end.</returns>
    /// <inheritdoc cref="ReadAllAsync" path="/exception[position()>1]"/>
    public Coro<string> ReadLineAsync() => _writer.EndBefore(_reader.ReadLineAsync());

    /// <summary>Reads the rest of the file as lines with their ends.</summary>
    /// <returns>A coroutine of the lines.</returns>
    /// <exception cref="CancelledException">
    /// The whole lines that were read so far are the <see cref="OperationProgress.Text"/> of its
    /// <see cref="CancelledException.Progress"/>, and the position is behind them.
    /// </exception>
    /// <inheritdoc cref="ReadAllAsync" path="/exception[position()>1]"/>
    public Coro<IReadOnlyList<string>> ReadLinesAsync() => _writer.EndBefore(_reader.ReadLinesAsync());

    /// <summary>Writes text at the position, and moves it behind.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A coroutine without a result. If it throws, the position is where it was, and any part of the text is in the file.</returns>
    /// <exception cref="IOException">The disk is full, or the file cannot be written to.</exception>
    /// <exception cref="NotSupportedException">The file was opened for reading only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro WriteAsync(string text) => _writer.WriteAsync(text);

    /// <summary>Writes text piece by piece, as it is: lines must bring their ends.</summary>
    /// <param name="lines">The lines. They are asked for in the calling task, and written many at a time.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="CancelledException">
    /// How much was written is told by its <see cref="CancelledException.Progress"/>, and the position is behind that.
    /// </exception>
    /// <inheritdoc cref="WriteAsync" path="/exception"/>
    public Coro WriteLinesAsync(IEnumerable<string> lines) => _writer.WriteLinesAsync(lines);

    /// <inheritdoc cref="AsyncFile.SeekAsync"/>
    public Coro<long> SeekAsync(long offset, SeekOrigin origin = SeekOrigin.Begin) => _writer.EndBefore(_file.SeekAsync(offset, origin));

    /// <inheritdoc cref="AsyncFile.TellAsync"/>
    public Coro<long> TellAsync() => _file.TellAsync();

    /// <inheritdoc cref="AsyncFile.GetLengthAsync"/>
    public Coro<long> GetLengthAsync() => _file.GetLengthAsync();

    /// <inheritdoc cref="AsyncFile.TruncateAsync"/>
    public Coro<long> TruncateAsync(long? size = null) => _writer.EndBefore(_file.TruncateAsync(size));

    /// <inheritdoc cref="AsyncFile.FlushAsync"/>
    public Coro FlushAsync(bool toDisk = false) => _writer.EndBefore(_file.FlushAsync(toDisk));

    /// <inheritdoc cref="AsyncFile.Blocking"/>
    public FileStream Blocking() => !_writer.HasHalf
        ? _file.Blocking()
        : throw new InvalidOperationException(
            $"{this}: the text written last ends with half a surrogate pair, which waits for its other half. Write that, or FlushAsync(), first.");

    /// <inheritdoc cref="AsyncFile.CloseAsync"/>
    public Coro CloseAsync() => _writer.CloseAsync();

    /// <inheritdoc cref="AsyncFile.DisposeAsync"/>
    public Coro DisposeAsync() => _writer.CloseAsync();

    /// <inheritdoc cref="AsyncFile.GetAsyncEnumerator"/>
    [SuppressMessage("Design", "CA1024", Justification = "What await foreach looks for is a method.")]
    public AsyncFileLines<string> GetAsyncEnumerator() => new(async () => await ReadLineAsync() is { Length: > 0 } line ? line : null);

    /// <inheritdoc cref="AsyncFile.GetEnumerator"/>
    [SuppressMessage("Design", "CA1024", Justification = "What foreach looks for is a method.")]
    public AsyncFileLines<string> GetEnumerator()
    {
        AsyncFileLines<string>.ThrowInCoroutine();
        return GetAsyncEnumerator();
    }

    /// <inheritdoc/>
    public override string ToString() => _file.ToString();
}
