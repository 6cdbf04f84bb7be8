using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What the walk found out about a piece of code: final, and the same whoever asks first.</summary>
internal sealed class Verdict
{
    /// <summary>Blocks nobody.</summary>
    public static readonly Verdict None = new(Certainty.None, Certainty.None, 0, null, null, []);

    private Verdict(Certainty certainty, Certainty abroad, int distance, Step? via, CodeUnit? next, ImmutableArray<string> rest)
    {
        Certainty = certainty;
        Abroad = abroad;
        Distance = distance;
        Via = via;
        Next = next;
        Rest = rest;
    }

    /// <summary>How sure it is.</summary>
    public Certainty Certainty { get; }

    /// <summary>How sure others can be of it, in whose assemblies more may override or implement what is called on the way.</summary>
    public Certainty Abroad { get; }

    /// <summary>How many calls lie before the one that blocks.</summary>
    public int Distance { get; }

    /// <summary>The first step of the path; null when the code itself is said to block, or lies in another assembly.</summary>
    public Step? Via { get; }

    /// <summary>Where that step leads; null when it blocks itself.</summary>
    public CodeUnit? Next { get; }

    /// <summary>The names of the path as another assembly states them.</summary>
    public ImmutableArray<string> Rest { get; }

    /// <summary>The steps of that path which a source is known for.</summary>
    public ImmutableArray<Location> RestLocations { get; private set; } = [];

    /// <summary>A path of this compilation.</summary>
    public static Verdict Through(Certainty certainty, Certainty abroad, int distance, Step via, CodeUnit? next) =>
        new(certainty, abroad, distance, via, next, []);

    /// <summary>A path that another assembly knows.</summary>
    public static Verdict Elsewhere(Certainty certainty, ImmutableArray<string> names, ImmutableArray<Location> locations) =>
        new(certainty, certainty, names.Length, null, null, names) { RestLocations = locations };
}
