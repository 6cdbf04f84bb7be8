using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Lowering;

/// <summary>A change of the text of a body. Changes are of single tokens, so that none overlaps another, however deep calls are nested.</summary>
/// <param name="Span">What is replaced; empty for an insertion.</param>
/// <param name="Text">What it is replaced with.</param>
internal readonly record struct SourceEdit(TextSpan Span, string Text);
