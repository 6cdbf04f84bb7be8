using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The members of a compilation that lead to what a walk looks for, found backwards: those that mention a name of the table; where
/// one of them really leads there, those that mention its name, and so on. A mention is looked at by itself first; only where it means
/// what it seems to is the body read. It errs to one side: a step counts here whatever its conditions are.
/// </summary>
internal sealed class LeadingMembers
{
    private readonly BlockingFacts _facts;
    private readonly WalkGoal _goal;
    private readonly SeedNames _seeds;
    private readonly MentionIndex _index;
    private readonly MentionSites _sites;
    private readonly CancellationToken _cancellation;
    private readonly ConcurrentDictionary<(int Place, string Name), ImmutableArray<ISymbol>?> _meanings = new();
    private readonly ConcurrentDictionary<int, HashSet<ISymbol>?> _targets = new();
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = [];
    private readonly HashSet<SyntaxNode> _mentioning = [];
    private readonly HashSet<SyntaxNode> _members = [];
    private readonly HashSet<string> _waiting = [];
    private readonly Queue<string> _open = new();

    /// <summary>Finds the members of a compilation.</summary>
    /// <param name="curio">What is known of the compilation.</param>
    /// <param name="goal">What is looked for.</param>
    /// <param name="facts">Reads bodies; what it reads it keeps.</param>
    /// <param name="cancellation">Ends the search.</param>
    public LeadingMembers(CurioContext curio, WalkGoal goal, BlockingFacts facts, CancellationToken cancellation)
    {
        _facts = facts;
        _goal = goal;
        _seeds = goal.Seeds(cancellation);
        _index = curio.Mentions;
        _sites = new MentionSites(curio.Models, _seeds.MayBeListed);
        _cancellation = cancellation;
        ReadSeeds(curio.Compilation.Options.ConcurrentBuild);
        foreach (string seed in _seeds.Listed.Concat(_seeds.Told))
        {
            Enqueue(seed);
        }

        while (_open.Count > 0)
        {
            string name = _open.Dequeue();
            _ = _waiting.Remove(name);
            foreach (int place in _index.Mentioning(name))
            {
                Look(place, name);
            }
        }
    }

    /// <summary>The names of the members that lead there.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>Whether the code of a member leads there, that of what overrides or implements it left aside.</summary>
    public bool Contain(ISymbol symbol) => SeedNames.KeyOf(symbol) is null || _symbols.Contains(BlockingFacts.DefinitionOf(symbol));

    /// <summary>Whether a member of that name leads there.</summary>
    public bool ContainName(ISymbol symbol) => SeedNames.KeyOf(symbol) is not { } key || _names.Contains(key) || _seeds.Told.Contains(key);

    /// <summary>
    /// Whether the declaration of a member mentions something that leads there; true also of what has no declaration of its own.
    /// </summary>
    public bool IsMentionedIn(ISymbol member, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            MemberDeclarationSyntax? declaration = reference.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (declaration is null or BaseTypeDeclarationSyntax || _mentioning.Contains(declaration))
            {
                return true;
            }
        }

        return member.DeclaringSyntaxReferences.IsEmpty;
    }

    private void Look(int place, string name)
    {
        (SyntaxNode node, var names, _) = _index.Members[place];
        if (_members.Contains(node) || !Mentions(place, name))
        {
            return;
        }

        _cancellation.ThrowIfCancellationRequested();
        _ = _mentioning.Add(node);
        if (node is UsingDirectiveSyntax)
        {
            // It stands for what it names; whoever uses that is looked at.
            _ = _members.Add(node);
            names.ToList().ForEach(Enqueue);
        }
        else if (node is BaseFieldDeclarationSyntax || TargetsOf(place) is not { } targets || targets.Overlaps(_symbols))
        {
            _ = _members.Add(node);
            _symbols.UnionWith(_facts.UnitsOf(node, _cancellation).Select(unit => unit.Symbol).OfType<ISymbol>());
            _symbols.UnionWith(_facts.FieldsOf(node, _cancellation));
            _names.UnionWith(names);
            names.ToList().ForEach(Enqueue);
        }
    }

    private void Enqueue(string name)
    {
        if (_waiting.Add(name))
        {
            _open.Enqueue(name);
        }
    }

    /// <summary>Whether a member mentions something by a name that leads there, as far as is known by now.</summary>
    private bool Mentions(int place, string name) => _index.Members[place].Node is UsingDirectiveSyntax
        || MeaningsOf(place, name) is not { } meanings
        || meanings.Any(Leads);

    private ImmutableArray<ISymbol>? MeaningsOf(int place, string name)
    {
        bool isWritten = !_names.Contains(name) && !_seeds.Told.Contains(name);
        (int Place, string Name) key = (place, isWritten ? name : name + "\n");
        return _meanings.GetOrAdd(key, _ => _sites.Of(_index.Members[place].Node, name, isWritten, _cancellation));
    }

    private bool Leads(ISymbol symbol) => symbol switch
    {
        _ when _goal.Contains(symbol) => true,
        INamedTypeSymbol type => _symbols.Contains(type.OriginalDefinition) || type.InstanceConstructors.Any(c => _symbols.Contains(c.OriginalDefinition)),
        IFieldSymbol field => _symbols.Contains(field.OriginalDefinition) || _symbols.Contains(field.ContainingType.OriginalDefinition),
        IPropertySymbol property => Runs(property.GetMethod) || Runs(property.SetMethod),
        IEventSymbol changed => Runs(changed.AddMethod) || Runs(changed.RemoveMethod),
        IMethodSymbol method => Runs(method),
        _ => false,
    };

    private bool Runs(IMethodSymbol? method) => method is not null
        && (_facts.TargetsOf(method, _cancellation).Any(target => _symbols.Contains(target) || IsToldOf(target)) || IsEndTold(method));

    /// <summary>Whether a callee is of another assembly that may say something of it.</summary>
    private bool IsToldOf(ISymbol callee) => _facts.IsToldOf(callee) && (SeedNames.KeyOf(callee) is not { } key || _seeds.Told.Contains(key));

    /// <summary>What an interface of another assembly has from the framework may be told of under its own name.</summary>
    private bool IsEndTold(IMethodSymbol method) => method is { ContainingType.TypeKind: TypeKind.Interface, Name: "Dispose" or "DisposeAsync" }
        && _seeds.Told.Contains(method.Name);

    /// <summary>Most of what is read at all mentions the table, and does not depend on what the others do.</summary>
    private void ReadSeeds(bool isConcurrent)
    {
        List<(int Place, string Name)> mentions =
        [
            .. _seeds.Listed.Concat(_seeds.Told).Distinct().SelectMany(name => _index.Mentioning(name).Select(place => (place, name)))
                .Where(mention => _index.Members[mention.place].Node is not UsingDirectiveSyntax),
        ];
        ParallelOptions options = new() { CancellationToken = _cancellation, MaxDegreeOfParallelism = isConcurrent ? -1 : 1 };
        _ = Parallel.ForEach(mentions, options, mention =>
        {
            if (Mentions(mention.Place, mention.Name))
            {
                _ = TargetsOf(mention.Place);
            }
        });
    }

    /// <summary>The compilation's own code that a member runs; null when it leads there without that.</summary>
    private HashSet<ISymbol>? TargetsOf(int place) => _targets.GetOrAdd(place, _ =>
    {
        HashSet<ISymbol> targets = new(SymbolEqualityComparer.Default);
        foreach (Step step in _facts.UnitsOf(_index.Members[place].Node, _cancellation).SelectMany(unit => _facts.StepsOf(unit, _cancellation)))
        {
            List<ISymbol> reached = [.. _facts.TargetsOf(step, _cancellation)];
            if (step.IsSaid || step.Finding is not null || reached.Exists(IsToldOf))
            {
                return null;
            }

            targets.UnionWith(reached);
        }

        return targets;
    });
}
