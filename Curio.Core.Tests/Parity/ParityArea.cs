namespace Curio.Tests.Parity;

/// <summary>The rows of one area.</summary>
/// <param name="Letter">With which the ids of its rows begin.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Rows">By id.</param>
internal sealed record ParityArea(char Letter, string Title, IReadOnlyList<ParityRow> Rows);
