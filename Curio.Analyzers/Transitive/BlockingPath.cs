using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>The way from a call to what blocks, for a person to follow.</summary>
internal sealed class BlockingPath
{
    private const string Arrow = " → ";

    // A message of more steps is not read; of the others the additional locations tell.
    private const int MostNames = 12;
    private const int MostLocations = 64;

    private BlockingPath(Certainty certainty, int distance, ImmutableArray<string> names, ImmutableArray<Location> locations)
    {
        Certainty = certainty;
        Distance = distance;
        Names = names;
        Locations = locations;
    }

    /// <summary>How sure it is that the call blocks.</summary>
    public Certainty Certainty { get; }

    /// <summary>How many calls it takes.</summary>
    public int Distance { get; }

    /// <summary>The name of each step: first what is called, last what blocks.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Where each step after the first one is written; as far as there is a source.</summary>
    public ImmutableArray<Location> Locations { get; }

    /// <summary>The steps in one line; of very many, the first and the last.</summary>
    public string Text => Join(Names);

    /// <summary>The same without what is called, for a list that says that itself.</summary>
    public string TextAfterFirst => Join(Names.RemoveAt(0));

    /// <summary>Takes apart what another assembly states.</summary>
    public static ImmutableArray<string> Split(string text) => [.. text.Split([Arrow], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The path of what a field keeps, as that of the field.</summary>
    public BlockingPath Under(IFieldSymbol field)
    {
        INamedTypeSymbol? from = null;
        return new BlockingPath(Certainty, Distance + 1, Names.Insert(0, UnitNames.Of(field, ref from)), Locations);
    }

    private static string Join(ImmutableArray<string> names)
    {
        int left = names.Length - MostNames;
        return left <= 0
            ? string.Join(Arrow, names)
            : string.Join(Arrow, [.. names.Take(MostNames - 3), $"… {left + 1} more …", .. names.Skip(names.Length - 2)]);
    }

    /// <summary>Follows the verdicts from a unit to what blocks.</summary>
    /// <param name="certainty">How sure the first step is.</param>
    /// <param name="step">The first step.</param>
    /// <param name="unit">Where it leads; null when it blocks itself.</param>
    /// <param name="from">The type that the call stands in, whose name need not be said.</param>
    public static BlockingPath From(Certainty certainty, Step step, CodeUnit? unit, INamedTypeSymbol? from)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var locations = ImmutableArray.CreateBuilder<Location>();
        int distance = unit is null ? 0 : unit.Verdict!.Distance + 1;
        AddNames(step);
        for (CodeUnit? current = unit; current is not null;)
        {
            Verdict verdict = current.Verdict!;
            names.Add(UnitNames.Of(current.Symbol, ref from));
            names.AddRange(verdict.Rest);
            if (verdict.Via is { } via)
            {
                Add(via.Syntax.GetLocation());
                AddNames(via);
            }

            foreach (Location location in verdict.RestLocations)
            {
                Add(location);
            }

            current = verdict.Next;
        }

        return new BlockingPath(certainty, distance, names.ToImmutable(), locations.ToImmutable());

        // A delegate is run by the method that it is given to, which is named before it.
        void AddNames(Step via)
        {
            if (via.Condition?.ContainingSymbol is IMethodSymbol caller)
            {
                names.Add(UnitNames.Of(caller, ref from));
            }

            if (via.Finding is { } finding)
            {
                names.Add(finding);
            }
        }

        void Add(Location location)
        {
            if (locations.Count < MostLocations)
            {
                locations.Add(location);
            }
        }
    }
}
