namespace Curio;

/// <summary>
/// On a static method of at most four parameters: has the generator write <c>NAMEInProcess</c>, which calls it in another process and
/// is typed as the method is.
/// </summary>
/// <remarks>
/// The worker process calls the method directly, through generated code that stands beside it. A generic method, or one of a generic type, it
/// finds and calls by reflection, as it does with what <see cref="Coro.RunInProcess{TResult}(Func{TResult})"/> is given.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ProcessWorkerAttribute : Attribute;
