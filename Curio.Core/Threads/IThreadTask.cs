namespace Curio;

/// <summary>A task that stands for an async thread.</summary>
internal interface IThreadTask
{
    /// <summary>What the two share.</summary>
    ThreadBridge Bridge { get; }
}
