using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Code that runs as one piece: the body of a method, accessor, constructor, local function or lambda, or the static
/// initialisers of a type. What is found out about it is kept here; two threads that find it out at once find the same.
/// </summary>
internal sealed class CodeUnit
{
    private UnitBody? _body;
    private Edge[]? _edges;
    private Verdict? _verdict;

    /// <summary>Creates a unit.</summary>
    /// <param name="symbol">The method, or the type whose static initialisers these are; null for a lambda.</param>
    /// <param name="function">The syntax of a lambda or local function.</param>
    public CodeUnit(ISymbol? symbol, SyntaxNode? function = null)
    {
        Symbol = symbol;
        Function = function;
    }

    /// <summary>Creates the same code as it runs when something is known of its flags.</summary>
    public CodeUnit(CodeUnit general, FlagSet flags)
        : this(general.Symbol, general.Function)
    {
        General = general;
        Flags = flags;
    }

    /// <summary>The method, or the type whose static initialisers these are; null for a lambda.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>The same code with nothing known of its flags; null for that itself.</summary>
    public CodeUnit? General { get; }

    /// <summary>What is known of the flags that it is called with.</summary>
    public FlagSet Flags { get; } = FlagSet.Empty;

    /// <summary>The syntax of a lambda or local function.</summary>
    public SyntaxNode? Function { get; }

    /// <summary>What the body does, once it was read.</summary>
    public UnitBody? Body
    {
        get => Volatile.Read(ref _body);
        set => Volatile.Write(ref _body, value);
    }

    /// <summary>Where the body leads, once that was looked up.</summary>
    public Edge[]? Edges
    {
        get => Volatile.Read(ref _edges);
        set => Volatile.Write(ref _edges, value);
    }

    /// <summary>Whether it blocks, once that is known.</summary>
    public Verdict? Verdict
    {
        get => Volatile.Read(ref _verdict);
        set => Volatile.Write(ref _verdict, value);
    }
}
