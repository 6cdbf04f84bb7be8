namespace Curio.Soak;

/// <summary>What became of the items.</summary>
/// <param name="Items">How many were sent.</param>
/// <param name="Lost">How many never arrived.</param>
/// <param name="Doubled">How many arrived more than once.</param>
/// <param name="GivenUp">How many operations gave up.</param>
public sealed record TrafficReport(long Items, long Lost, long Doubled, long GivenUp);
