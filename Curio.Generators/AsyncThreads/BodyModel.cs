namespace Curio.Generators.AsyncThreads;

/// <summary>A lowered body and its place in the user's file.</summary>
/// <param name="Text">The text, a semicolon after an expression included.</param>
/// <param name="Path">The user's file; empty when it has none.</param>
/// <param name="Line">The line where the body begins, counted from one.</param>
/// <param name="Column">How many characters stand before it in that line.</param>
internal sealed record BodyModel(string Text, string Path, int Line, int Column);
