namespace Curio;

/// <summary>
/// On a static method of at most four parameters: has the generator write <c>NAMEInProcess</c>, which calls it in another process and
/// is typed as the method is.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ProcessWorkerAttribute : Attribute;
