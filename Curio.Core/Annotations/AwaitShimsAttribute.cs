namespace Curio;

/// <summary>
/// Has the generator write, for every public coroutine method <c>XAsync</c> of a partial type, the twin <c>X</c> that blocks an
/// async thread; or for one method alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class AwaitShimsAttribute : Attribute;
