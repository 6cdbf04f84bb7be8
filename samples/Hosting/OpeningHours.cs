namespace Curio.Samples.Hosting;

/// <summary>When the workshop closes by itself.</summary>
/// <param name="OpenFor">How long it is open; infinite to stay open until the program is stopped.</param>
internal sealed record OpeningHours(TimeSpan OpenFor);
