namespace Curio.Tests.Parity;

/// <summary>One behaviour that Curio shares with curio.</summary>
/// <param name="Id">A letter for the area and two digits.</param>
/// <param name="Behaviour">What is expected, in a sentence.</param>
/// <param name="Reason">Why no test shows it; null when one must.</param>
internal sealed record ParityRow(string Id, string Behaviour, string? Reason)
{
    /// <summary>The reason of a row whose part of Curio is still to come.</summary>
    public const string NotBuiltYet = "not built yet";

    public char Area => Id[0];
}
