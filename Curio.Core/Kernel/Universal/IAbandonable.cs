namespace Curio;

/// <summary>A task's wait in a line that other kernels and threads stand in as well.</summary>
internal interface IAbandonable
{
    /// <summary>The kernel is closed and its tasks go on no more: leaves the line, and gives back what was handed over. Any thread.</summary>
    void Abandon();
}
