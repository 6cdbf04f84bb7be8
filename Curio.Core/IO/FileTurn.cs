namespace Curio;

/// <summary>The turn of one operation with a file, until it is disposed of.</summary>
internal readonly struct FileTurn(OpenFile file) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => file.Exit();
}
