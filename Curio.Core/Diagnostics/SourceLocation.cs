namespace Curio.Diagnostics;

/// <summary>A line of source.</summary>
/// <param name="File">The path with which it was compiled.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Text">The line without the space around it, or null when the source is not at hand.</param>
internal readonly record struct SourceLocation(string File, int Line, string? Text);
