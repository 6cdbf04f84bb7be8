namespace Curio;

/// <summary>The result of a coroutine without one, so that both kinds share one implementation.</summary>
internal readonly struct Nothing
{
    /// <inheritdoc/>
    public override string ToString() => "nothing";
}
