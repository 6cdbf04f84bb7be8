using System.Diagnostics;

namespace Curio;

/// <summary>
/// How far an operation had come when it was ended by a cancellation or a timeout: nothing that it had read is lost, and it can
/// be continued where it was.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class OperationProgress
{
    internal OperationProgress()
    {
    }

    /// <summary>How many bytes it had read or written.</summary>
    public long Bytes { get; internal init; }

    /// <summary>How many whole lines it had read or written, for an operation on lines; else 0.</summary>
    public int Lines { get; internal init; }

    /// <summary>What it had read, as bytes; empty for one that writes, and for one that reads text.</summary>
    public ReadOnlyMemory<byte> Output { get; internal init; }

    /// <summary>What it had read, for one that reads text; else empty.</summary>
    public string Text { get; internal init; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"OperationProgress(bytes={Bytes}, lines={Lines})";
}
