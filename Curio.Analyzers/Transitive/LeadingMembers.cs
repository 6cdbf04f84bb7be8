using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The members of a compilation that lead to what a walk looks for, found backwards: those that mention a name of the table
/// are read; where one of them really blocks, those that mention its name are read, and so on. Whoever wants to know it of every
/// member reads a part of the code only. It errs to one side: a step counts here whatever its conditions are.
/// </summary>
internal sealed class LeadingMembers
{
    private readonly BlockingFacts _facts;
    private readonly NamePrefilter _filter;
    private readonly MentionIndex _index;
    private readonly CancellationToken _cancellation;
    private readonly ConcurrentDictionary<int, HashSet<ISymbol>?> _targets = new();
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = [];
    private readonly HashSet<SyntaxNode> _members = [];
    private readonly Queue<string> _open = new();

    /// <summary>Finds the members of a compilation.</summary>
    /// <param name="index">What they mention.</param>
    /// <param name="facts">Reads them; what it reads it keeps.</param>
    /// <param name="isConcurrent">Whether the compiler may use several threads.</param>
    /// <param name="cancellation">Ends the search.</param>
    public LeadingMembers(MentionIndex index, BlockingFacts facts, bool isConcurrent, CancellationToken cancellation)
    {
        _facts = facts;
        _filter = facts.Filter;
        _index = index;
        _cancellation = cancellation;
        foreach (string seed in _filter.Seeds)
        {
            _open.Enqueue(seed);
        }

        ReadSeeds(isConcurrent);
        while (_open.Count > 0)
        {
            foreach (int place in _index.Mentioning(_open.Dequeue()))
            {
                Look(place);
            }
        }
    }

    /// <summary>Whether the code of a member leads there, that of what overrides or implements it left aside.</summary>
    public bool Contain(ISymbol symbol) => NamePrefilter.KeyOf(symbol) is null || _symbols.Contains(BlockingFacts.DefinitionOf(symbol));

    /// <summary>Whether a member of that name leads there.</summary>
    public bool ContainName(ISymbol symbol) => NamePrefilter.KeyOf(symbol) is not { } key || _names.Contains(key);

    private void Look(int place)
    {
        (SyntaxNode node, var names, _) = _index.Members[place];
        if (_members.Contains(node))
        {
            return;
        }

        _cancellation.ThrowIfCancellationRequested();
        if (node is UsingDirectiveSyntax)
        {
            // It stands for what it names; whoever uses that is read.
            _ = _members.Add(node);
            names.ToList().ForEach(_open.Enqueue);
        }
        else if (TargetsOf(place) is not { } targets || targets.Overlaps(_symbols))
        {
            _ = _members.Add(node);
            _symbols.UnionWith(_facts.UnitsOf(node, _cancellation).Select(unit => unit.Symbol).OfType<ISymbol>());
            names.Where(_names.Add).ToList().ForEach(_open.Enqueue);
        }
    }

    /// <summary>Most of what is read at all mentions the table, and does not depend on what the others do.</summary>
    private void ReadSeeds(bool isConcurrent)
    {
        List<int> places = [.. _filter.Seeds.SelectMany(_index.Mentioning).Distinct().Where(place => _index.Members[place].Node is not UsingDirectiveSyntax)];
        ParallelOptions options = new() { CancellationToken = _cancellation, MaxDegreeOfParallelism = isConcurrent ? -1 : 1 };
        _ = Parallel.ForEach(places, options, place => TargetsOf(place));
    }

    /// <summary>The compilation's own code that a member runs; null when it leads there without that.</summary>
    private HashSet<ISymbol>? TargetsOf(int place) => _targets.GetOrAdd(place, _ =>
    {
        HashSet<ISymbol> targets = new(SymbolEqualityComparer.Default);
        foreach (Step step in _facts.UnitsOf(_index.Members[place].Node, _cancellation).SelectMany(unit => _facts.StepsOf(unit, _cancellation)))
        {
            List<ISymbol> reached = [.. _facts.TargetsOf(step, _cancellation)];
            if (step.IsSaid || step.Finding is not null || reached.Exists(IsForeign))
            {
                return null;
            }

            targets.UnionWith(reached);
        }

        return targets;
    });

    /// <summary>Whether a callee is of another assembly that may say something of it.</summary>
    private bool IsForeign(ISymbol callee) => !_facts.IsOwn(callee) && NamePrefilter.KeyOf(callee) is { } key && _filter.Seeds.Contains(key);
}
