namespace Curio;

/// <summary>
/// Passes what a worker writes (its standard output goes the same way) on to standard error of this process as it comes, and keeps the end for
/// the message that tells of the worker's death.
/// </summary>
internal sealed class StandardErrorRelay : IDisposable
{
    private const int TailSize = 8 * 1024;
    private const int ChunkSize = 4 * 1024;

    // Raw and shared: bytes go through as they are, and a chunk of one worker does not land inside another's.
    private static readonly Stream s_standardError = Stream.Synchronized(Console.OpenStandardError());

    private readonly CancellationTokenSource _stop = new();
    private readonly OutputTail _tail = new(TailSize);
    private readonly Task _pump;

    /// <summary>Starts reading. The stream is closed when it ended or reading was stopped.</summary>
    public StandardErrorRelay(Stream source)
    {
        // A worker outlives the call that started it by far; it must not keep that one's async locals.
        using (ExecutionContext.SuppressFlow())
        {
            _pump = Task.Run(() => PumpAsync(source, _stop.Token));
        }
    }

    /// <summary>Waits for the end of the stream, but not forever: a program that the worker started may go on to write to it.</summary>
    /// <returns>The end of what came.</returns>
    public string Drain(TimeSpan patience)
    {
        _ = _pump.Wait(patience);
        return _tail.ToString();
    }

    /// <summary>Stops reading.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task PumpAsync(Stream source, CancellationToken stop)
    {
        byte[] chunk = new byte[ChunkSize];
        await using (source.ConfigureAwait(false))
        {
            try
            {
                int count;
                while ((count = await source.ReadAsync(chunk, stop).ConfigureAwait(false)) > 0)
                {
                    _tail.Append(chunk.AsSpan(0, count));
                    Forward(chunk.AsSpan(0, count));
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Stopped, or the pipe broke: either way there is no more to come.
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
