namespace Curio.Diagnostics;

/// <summary>One method in what a task is doing.</summary>
/// <param name="Method">Its readable name.</param>
/// <param name="Place">Where it is suspended, or begins if it has not; null when unknown, or while it runs.</param>
/// <param name="IsRunning">True when it runs at this moment.</param>
internal readonly record struct TraceFrame(string Method, SourceLocation? Place, bool IsRunning);
