namespace Curio;

/// <summary>
/// Marks the awaiters of coroutines. The builder asks a struct for it, which the JIT answers without boxing, and then reads
/// any of them as <see cref="CoroAwaiter"/>: both have the same two fields.
/// </summary>
internal interface ICoroAwaiter;
