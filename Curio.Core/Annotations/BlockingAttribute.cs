namespace Curio;

/// <summary>
/// Says of a method, constructor or property that it blocks the thread that calls it, where the analyzers cannot see it: in
/// native code, behind an interface. A call in a coroutine is then reported as CURIO103.
/// </summary>
/// <remarks>
/// It holds for overrides as well, until one says otherwise with <see cref="NonBlockingAttribute"/>. The analyzers know the
/// attribute by its name and namespace, so that an assembly that does not reference Curio can declare its own. For code of
/// others there is the list <c>CurioBlocking.txt</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
public sealed class BlockingAttribute : Attribute;
