namespace Curio;

/// <summary>A piece of work that is a single function.</summary>
internal sealed class FunctionJob<T>(OpenFile file, Func<T> function) : FileJob<T>(file)
{
    /// <inheritdoc/>
    protected override T Work() => function();
}
