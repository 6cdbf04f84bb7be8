using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// What is not read, for it cannot lead to what is looked for. Where coroutines are few the walk goes down from them, past all whose names are
/// innocent; where they are many, or that turns out to be long, it is cheaper to find beforehand what leads there. The answers are the same.
/// </summary>
internal sealed partial class BlockingFacts
{
    // So many bodies are read on the way down before the search pays; and where one member in so many is asynchronous, it does at once.
    private const int MostBodies = 100;
    private const int FewContexts = 20;

    private readonly object _gate = new();
    private readonly Lazy<NameTaint> _taint;
    private readonly Lazy<bool> _hasManyContexts;
    private LeadingMembers? _leading;
    private SeedNames? _seeds;
    private int _bodies;

    /// <summary>The names that a walk begins with.</summary>
    public SeedNames Seeds => Volatile.Read(ref _seeds) ?? ReadSeeds();

    /// <summary>The names of what may lead there, as exactly as they are known by now.</summary>
    public IEnumerable<string> LeadingNames => Volatile.Read(ref _leading)?.Names ?? _taint.Value.Names;

    /// <summary>The members that lead to what is looked for: found once, for all who ask.</summary>
    public LeadingMembers Leading(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _leading) is { } known)
        {
            return known;
        }

        // Who comes meanwhile waits: it would only do the same again.
        lock (_gate)
        {
            return _leading ??= LeadingSearch.Run(_curio, _goal, this, cancellation);
        }
    }

    /// <summary>Whether the declaration of a member mentions something that may lead there.</summary>
    public bool IsMentionedIn(ISymbol member, CancellationToken cancellation) =>
        Found(cancellation)?.IsMentionedIn(member, cancellation) ?? _taint.Value.IsMentionedIn(member, cancellation);

    private bool MayLead(ISymbol symbol, CancellationToken cancellation) =>
        Found(cancellation)?.Contain(symbol) ?? _taint.Value.Contain(symbol, cancellation);

    private LeadingMembers? Found(CancellationToken cancellation) => Volatile.Read(ref _leading)
        ?? (Volatile.Read(ref _bodies) > MostBodies || _hasManyContexts.Value ? Leading(cancellation) : null);

    /// <summary>While the search runs nobody knows which names lead there, if nobody has asked before.</summary>
    private bool MayLeadByName(ISymbol symbol) =>
        Volatile.Read(ref _leading)?.ContainName(symbol) ?? (!_taint.IsValueCreated || _taint.Value.ContainName(symbol));

    private UnitBody ReadBody(CodeUnit unit, CancellationToken cancellation)
    {
        _ = Interlocked.Increment(ref _bodies);
        return Reader.Read(unit, cancellation);
    }

    private SeedNames ReadSeeds()
    {
        // Two threads may read them at once: they read the same.
        SeedNames seeds = _goal.Seeds();
        Volatile.Write(ref _seeds, seeds);
        return seeds;
    }

    private bool HasManyContexts()
    {
        int all = 0;
        int asynchronous = 0;
        foreach (MethodDeclarationSyntax method in _curio.Mentions.Members.Select(member => member.Node).OfType<MethodDeclarationSyntax>())
        {
            all++;
            asynchronous += method.Modifiers.Any(SyntaxKind.AsyncKeyword) ? 1 : 0;
        }

        return asynchronous * FewContexts > all;
    }
}
