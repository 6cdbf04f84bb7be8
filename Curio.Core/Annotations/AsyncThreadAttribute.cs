namespace Curio;

/// <summary>
/// On a synchronous method that awaits with <see cref="AsyncThread.AWAIT{T}(Coro{T})"/> and with blocking twins: has the generator
/// write <c>SpawnNAME</c>, which starts it as an async thread, and <c>NAMEAsync</c>, the same body as a coroutine.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AsyncThreadAttribute : Attribute;
