namespace Curio.Tests.Models;

/// <summary>One way to run a random program: the order of ready tasks, and a cancellation at one suspension point.</summary>
/// <param name="Seed">Decides the program and the order of ready tasks.</param>
/// <param name="Victim">The task that is cancelled; -1 for none.</param>
/// <param name="Point">At which of its suspension points, counted from 0.</param>
/// <param name="When">Where exactly.</param>
internal readonly record struct Schedule(int Seed, int Victim, int Point, Injection When)
{
    public static Schedule Undisturbed(int seed) => new(seed, -1, 0, Injection.Parked);
}
