namespace Curio;

/// <summary>
/// Says of a method, constructor or property that it does not block the thread that calls it, or never for long enough to
/// matter, whatever its code looks like. The analyzers then report no call of it.
/// </summary>
/// <remarks>
/// It holds for overrides as well, until one says otherwise with <see cref="BlockingAttribute"/>. The analyzers know the
/// attribute by its name and namespace, so that an assembly that does not reference Curio can declare its own.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
public sealed class NonBlockingAttribute : Attribute;
