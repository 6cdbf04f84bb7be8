using System.Collections.Concurrent;
using System.Collections.Immutable;
using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The members of a compilation that lead to what a walk looks for, found backwards: those that mention a name of the table; where
/// one of them really leads there, those that mention its name, and so on. A mention is looked at by itself first; only where it means
/// what it seems to is the body read. It errs to one side: a step counts here whatever its conditions are.
/// </summary>
internal sealed class LeadingSearch
{
    private readonly CurioContext _curio;
    private readonly BlockingFacts _facts;
    private readonly WalkGoal _goal;
    private readonly SeedNames _seeds;
    private readonly MentionIndex _index;
    private readonly MentionSites _sites;
    private readonly CancellationToken _cancellation;
    private readonly ConcurrentDictionary<(int Place, string Name, MentionScope Scope), ImmutableArray<ISymbol>?> _meanings = new();
    private readonly ConcurrentDictionary<int, List<Step>?> _steps = new();
    private readonly LeadingMembers _found;
    private readonly HashSet<SyntaxNode> _members = [];
    private readonly HashSet<SyntaxNode> _carriers = [];
    private readonly HashSet<string> _waiting = [];
    private readonly Queue<string> _open = new();

    private LeadingSearch(CurioContext curio, WalkGoal goal, BlockingFacts facts, CancellationToken cancellation)
    {
        _curio = curio;
        _facts = facts;
        _goal = goal;
        _seeds = facts.Seeds;
        _index = curio.Mentions;
        _sites = new MentionSites(curio.Models, _index, _seeds.MayBeListed, facts.IsKnown, IsContext);
        _cancellation = cancellation;
        _found = new LeadingMembers(_index, _seeds.Told);
    }

    /// <summary>Finds the members of a compilation.</summary>
    /// <param name="curio">What is known of the compilation.</param>
    /// <param name="goal">What is looked for.</param>
    /// <param name="facts">Reads bodies; what it reads it keeps.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static LeadingMembers Run(CurioContext curio, WalkGoal goal, BlockingFacts facts, CancellationToken cancellation)
    {
        LeadingSearch search = new(curio, goal, facts, cancellation);
        search.ReadSeeds(curio.Compilation.Options.ConcurrentBuild);
        search.Spread();
        return search._found;
    }

    private void Spread()
    {
        foreach (string seed in _seeds.Listed.Concat(_seeds.Told))
        {
            Enqueue(seed);
        }

        while (_open.Count > 0)
        {
            string name = _open.Dequeue();
            _ = _waiting.Remove(name);
            foreach (int place in PlacesOf(name))
            {
                Look(place, name);
            }
        }
    }

    private void Look(int place, string name)
    {
        (SyntaxNode node, var names, _) = _index.Members[place];
        if (_members.Contains(node) || !Mentions(place, name))
        {
            return;
        }

        _cancellation.ThrowIfCancellationRequested();
        _found.AddMentioning(node);
        if (node is UsingDirectiveSyntax)
        {
            // It stands for what it names; whoever uses that is looked at.
            _ = _members.Add(node);
            _found.Add(names, []);
            names.ToList().ForEach(Enqueue);
        }
        else if (StepsOf(place) is not { } steps || steps.Exists(Leads))
        {
            _ = _members.Add(node);
            _found.Add(names, _facts.UnitsOf(node, _cancellation).Select(unit => unit.Symbol).OfType<ISymbol>());
            names.ToList().ForEach(Enqueue);
        }
        else if (node is BaseFieldDeclarationSyntax fields && MeaningsOf(place, name) is not null && _carriers.Add(node))
        {
            // It runs nothing, but may keep what it names: a delegate, which runs where the field is used.
            ImmutableArray<string> own = [.. fields.Declaration.Variables.Select(each => each.Identifier.ValueText)];
            _found.Add(own, _facts.FieldsOf(fields, _cancellation));
            own.ToList().ForEach(Enqueue);
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
    private bool Mentions(int place, string name) => MeaningsOf(place, name) is not { } meanings
        || meanings.Any(Leads)
        || (_index.Members[place].Node is UsingDirectiveSyntax && meanings.Any(m => IsMadeToLead(m) || IsMark(m)));

    /// <summary>Where a name is mentioned, or called without being so; what is listed counts only where it is written.</summary>
    private IEnumerable<int> PlacesOf(string name) => IsListedOnly(name)
        ? _index.Mentioning(name)
        : _index.MentionsOf(name).SelectMany(_index.Mentioning).Distinct();

    private bool IsListedOnly(string name) => !_found.ContainName(name);

    private ImmutableArray<ISymbol>? MeaningsOf(int place, string name)
    {
        MentionScope scope = IsListedOnly(name) ? MentionScope.Written : MentionScope.All;
        return _meanings.GetOrAdd((place, name, scope), _ => _sites.Of(_index.Members[place].Node, name, scope, _cancellation));
    }

    /// <summary>Whether a member gets reports of its own for what it does itself: then it leads nowhere by that, unless it is told not to await.</summary>
    private bool IsContext(SyntaxNode member) => member is MethodDeclarationSyntax method
        && _curio.Models.Of(method).GetDeclaredSymbol(method, _cancellation) is IMethodSymbol symbol
        && _curio.IsDeclaredContext(symbol, method.SyntaxTree)
        && !symbol.Parameters.Any(AsyncChoice.IsFlag);

    /// <summary>Whether an alias stands for a type whose construction is what is looked for.</summary>
    private bool IsMadeToLead(ISymbol meaning) => meaning is INamedTypeSymbol type && type.InstanceConstructors.Any(_goal.Contains);

    /// <summary>Whether an alias stands for the attribute by which members say that they block.</summary>
    private bool IsMark(ISymbol meaning) => _goal.IsBlocking && meaning is INamedTypeSymbol { Name: "BlockingAttribute", ContainingNamespace.Name: "Curio" };

    private bool Leads(ISymbol symbol) => symbol switch
    {
        _ when _goal.Contains(symbol) => true,
        { IsStatic: true, ContainingType: { } type } when IsLeading(type.OriginalDefinition) => true,
        INamedTypeSymbol type => IsLeading(type.OriginalDefinition) || type.InstanceConstructors.Any(c => _found.ContainSymbol(c.OriginalDefinition)),
        IFieldSymbol field => IsLeading(field.OriginalDefinition) || IsLeading(field.ContainingType.OriginalDefinition),
        IPropertySymbol property => Runs(property.GetMethod) || Runs(property.SetMethod),
        IEventSymbol changed => Runs(changed.AddMethod) || Runs(changed.RemoveMethod),
        IMethodSymbol { ReducedFrom: { } extension } => Leads(extension),
        IMethodSymbol method => Runs(method),
        _ => false,
    };

    private bool Runs(IMethodSymbol? method) => method is not null && MayLead(method)
        && (_facts.TargetsOf(method, _cancellation).Any(IsLeading) || IsEndTold(method) || RunsEnd(method));

    /// <summary>What ends an object of the framework's may run what one of the user's has for that.</summary>
    private bool RunsEnd(IMethodSymbol method) => DisposePattern.Target(method, method.ContainingType) is { } end
        && (DisposePattern.OverridableBy(end.ContainingType).SelectMany(m => _facts.TargetsOf(m, _cancellation)).Any(IsLeading)
            || DisposePattern.Callers.All(_seeds.Told.Contains));

    private bool IsLeading(ISymbol target) => _found.ContainSymbol(target) || IsToldOf(target);

    /// <summary>What overrides or implements a member has its name: without one that leads there, nothing needs to be looked up.</summary>
    private bool MayLead(ISymbol callee) => _found.ContainName(callee);

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
            .. _seeds.Listed.Concat(_seeds.Told).Distinct().SelectMany(name => PlacesOf(name).Select(place => (place, name)))
        ];
        ParallelOptions options = new() { CancellationToken = _cancellation, MaxDegreeOfParallelism = isConcurrent ? -1 : 1 };
        _ = Parallel.ForEach(mentions, options, mention =>
        {
            if (Mentions(mention.Place, mention.Name) && _index.Members[mention.Place].Node is not UsingDirectiveSyntax)
            {
                _ = StepsOf(mention.Place);
            }
        });
    }

    /// <summary>The steps that a member takes to other code; null when it leads there without that.</summary>
    private List<Step>? StepsOf(int place) => _steps.GetOrAdd(place, _ =>
    {
        List<Step> steps = [.. _facts.UnitsOf(_index.Members[place].Node, _cancellation).SelectMany(unit => _facts.StepsOf(unit, _cancellation))];
        return steps.Exists(step => step.IsSaid || step.Finding is not null) ? null : steps;
    });

    private bool Leads(Step step) => step.Callee is { } callee && MayLead(callee) && _facts.TargetsOf(step, _cancellation).Any(IsLeading);
}
