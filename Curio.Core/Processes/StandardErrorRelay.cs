namespace Curio;

/// <summary>
/// Passes what a worker writes (its standard output goes the same way) on to standard error of this process as it comes, and keeps the end for
/// the message that tells of the worker's death.
/// </summary>
/// <remarks>
/// A thread of its own reads, so that neither a busy thread pool here holds up the worker on a full pipe nor its last words come too late.
/// It goes on as long as anybody can write: a program that outlives the worker which started it may still have something to say.
/// </remarks>
internal sealed class StandardErrorRelay
{
    private const int TailSize = 8 * 1024;
    private const int ChunkSize = 4 * 1024;

    // Raw and shared: bytes go through as they are, and a chunk of one worker does not land inside another's.
    private static readonly Stream s_standardError = Stream.Synchronized(Console.OpenStandardError());

    private readonly OutputTail _tail = new(TailSize);
    private readonly Thread _reader;

    /// <summary>Starts reading. The stream is closed when it has ended.</summary>
    public StandardErrorRelay(Stream source, int processId)
    {
        _reader = new Thread(() => Relay(source)) { IsBackground = true, Name = $"Curio output of worker {processId}" };
        _reader.UnsafeStart();
    }

    /// <summary>Waits for the end of the stream, but no longer than that.</summary>
    /// <returns>The end of what came.</returns>
    public string Drain(TimeSpan patience)
    {
        _ = _reader.Join(patience);
        return _tail.ToString();
    }

    private void Relay(Stream source)
    {
        byte[] chunk = new byte[ChunkSize];
        using (source)
        {
            try
            {
                int count;
                while ((count = source.Read(chunk)) > 0)
                {
                    _tail.Append(chunk.AsSpan(0, count));
                    Forward(chunk.AsSpan(0, count));
                }
            }
            catch (IOException)
            {
                // The pipe broke, so that there is no more to come.
            }
        }
    }

    private static void Forward(ReadOnlySpan<byte> bytes)
    {
        try
        {
            s_standardError.Write(bytes);
        }
        catch (IOException)
        {
            // Our own standard error is closed. That is no reason to let the worker block on a full pipe.
        }
    }
}
