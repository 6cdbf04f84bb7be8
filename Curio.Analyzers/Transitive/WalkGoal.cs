using Curio.Analyzers.C200;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What a walk over the calls looks for.</summary>
internal sealed class WalkGoal
{
    private readonly Func<SeedNames> _seeds;
    private readonly Func<ISymbol, bool> _contains;
    private readonly Func<IOperation, string?> _at;
    private readonly Func<IOperation, string?> _named;

    private WalkGoal(Func<SeedNames> seeds, bool isBlocking, Func<ISymbol, bool> contains, Func<IOperation, string?> at, Func<IOperation, string?> named)
    {
        _seeds = seeds;
        _contains = contains;
        IsBlocking = isBlocking;
        _at = at;
        _named = named;
    }

    /// <summary>Whether it is what blocks: then members say it of themselves, and other assemblies of their members.</summary>
    public bool IsBlocking { get; }

    /// <summary>Calls that block.</summary>
    public static WalkGoal Blocking(CurioContext curio)
    {
        return new(() => SeedNames.OfBlocking(curio, curio.OwnLists), isBlocking: true, curio.Blocking.Lists, At, o => curio.Blocking.Candidate(o) is { Entry.Confidence: > Confidence.Low } found ? found.Name : null);

        string? At(IOperation operation) => curio.Blocking.InAnyMode(operation) is { Entry.Confidence: > Confidence.Low } found
            && !curio.Blocking.IsShortLock(found)
                ? found.Name
                : null;
    }

    /// <summary>Calls that run a kernel on the thread that makes them.</summary>
    public static WalkGoal NestedRun(CurioContext curio)
    {
        NestedRunCalls calls = new(curio.Compilation, curio.Symbols);
        return new(static () => SeedNames.Of(NestedRunCalls.Names), isBlocking: false, calls.Contain, calls.At, calls.Named);
    }

    /// <summary>The names that the walk begins with.</summary>
    public SeedNames Seeds() => _seeds();

    /// <summary>Whether a member is what is looked for, whatever may excuse one place where it is called.</summary>
    public bool Contains(ISymbol member) => _contains(member);

    /// <summary>The name of what is looked for, when an operation is that.</summary>
    public string? At(IOperation operation) => _at(operation);

    /// <summary>The same of a method that only its name stands for, which something else calls.</summary>
    public string? Named(IOperation reference) => _named(reference);
}
