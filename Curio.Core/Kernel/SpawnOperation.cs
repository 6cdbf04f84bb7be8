namespace Curio;

/// <summary>The spawn of a coroutine without a result.</summary>
internal sealed class SpawnOperation : ImmediateOperation<CurioTask>
{
    [ThreadStatic]
    private static SpawnOperation? t_free;

    private Coro _coroutine;
    private bool _daemon;
    private string? _name;

    /// <inheritdoc/>
    internal override object Label => "Coro.Spawn";

    internal static Coro<CurioTask> Rent(Coro coroutine, bool daemon, string? name)
    {
        SpawnOperation operation = SourcePool.TryRent(ref t_free) ?? new SpawnOperation();
        operation._coroutine = coroutine;
        operation._daemon = daemon;
        operation._name = name;
        return new Coro<CurioTask>(operation);
    }

    /// <inheritdoc/>
    private protected override void Perform(KernelLoop kernel)
    {
        Result = kernel.Spawn(_coroutine.Claim(), _daemon, _name);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _coroutine = default;
        _name = null;
        SourcePool.Return(ref t_free, this);
    }
}
