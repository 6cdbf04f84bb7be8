namespace Curio;

/// <summary>Asks which task is running.</summary>
internal sealed class CurrentTaskOperation : CoroSource<CurioTask>
{
    [ThreadStatic]
    private static CurrentTaskOperation? t_free;

    /// <inheritdoc/>
    internal override object Label => "Coro.CurrentTask";

    internal static Coro<CurioTask> Rent() => new(SourcePool.TryRent(ref t_free) ?? new CurrentTaskOperation());

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        Result = ((KernelLoop)door).RequireCurrent();
        return Ended = true;
    }

    /// <inheritdoc/>
    internal override bool Step() => true;

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        SourcePool.Return(ref t_free, this);
    }
}
