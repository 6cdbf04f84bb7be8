namespace Curio;

/// <summary>What a <see cref="WorkerThread"/> does next.</summary>
internal interface IThreadJob
{
    /// <summary>Does it. Never throws.</summary>
    void Execute();
}
