namespace Curio;

/// <summary>The spawn of a coroutine with a result.</summary>
internal sealed class SpawnOperation<T> : ImmediateOperation<CurioTask<T>>
{
    [ThreadStatic]
    private static SpawnOperation<T>? t_free;

    private Coro<T> _coroutine;
    private bool _daemon;
    private string? _name;

    /// <inheritdoc/>
    internal override object Label => "Coro.Spawn";

    internal static Coro<CurioTask<T>> Rent(Coro<T> coroutine, bool daemon, string? name)
    {
        SpawnOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new SpawnOperation<T>();
        operation._coroutine = coroutine;
        operation._daemon = daemon;
        operation._name = name;
        return new Coro<CurioTask<T>>(operation);
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
