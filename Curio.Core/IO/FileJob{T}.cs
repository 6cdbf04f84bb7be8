namespace Curio;

/// <summary>A piece of blocking work on a file, with an outcome.</summary>
internal abstract class FileJob<T>(OpenFile file) : FileJob(file)
{
    /// <summary>Does it. In a worker thread.</summary>
    internal T Execute(CancellationToken ignored)
    {
        Begin();
        try
        {
            return Work();
        }
        finally
        {
            End();
        }
    }

    /// <summary>The work.</summary>
    protected abstract T Work();
}
