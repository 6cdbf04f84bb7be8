namespace Curio.Diagnostics;

/// <summary>A place in source code.</summary>
/// <param name="File">The file as the compiler recorded it, usually a full path.</param>
/// <param name="Line">The line, counted from one.</param>
/// <param name="Text">That line without the space around it; null when the source is not at hand or no longer what was compiled.</param>
internal readonly record struct SourceLocation(string File, int Line, string? Text);
