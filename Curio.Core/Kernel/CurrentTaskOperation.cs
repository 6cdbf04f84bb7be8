namespace Curio;

/// <summary>Asks which task is running.</summary>
internal sealed class CurrentTaskOperation : ImmediateOperation<CurioTask>
{
    [ThreadStatic]
    private static CurrentTaskOperation? t_free;

    /// <inheritdoc/>
    internal override object Label => "Coro.CurrentTask";

    internal static Coro<CurioTask> Rent() => new(SourcePool.TryRent(ref t_free) ?? new CurrentTaskOperation());

    /// <inheritdoc/>
    private protected override void Perform(KernelLoop kernel)
    {
        Result = kernel.RequireCurrent();
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        SourcePool.Return(ref t_free, this);
    }
}
