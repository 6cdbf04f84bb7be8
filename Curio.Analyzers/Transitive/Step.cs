using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>A place in a body that blocks, or that runs other code of the user's.</summary>
internal sealed class Step
{
    private Step(SyntaxNode syntax) => Syntax = syntax;

    /// <summary>The place.</summary>
    public SyntaxNode Syntax { get; }

    /// <summary>The name of what blocks here, from the table; null for a step into other code.</summary>
    public string? Finding { get; private set; }

    /// <summary>Whether that is called through a delegate, where its name does not stand.</summary>
    public bool IsThroughDelegate { get; private set; }

    /// <summary>Whether the code itself says that it blocks.</summary>
    public bool IsSaid { get; private set; }

    /// <summary>The method that runs, or the type whose static initialisers may run.</summary>
    public ISymbol? Callee { get; private set; }

    /// <summary>The lambda that runs.</summary>
    public SyntaxNode? Function { get; private set; }

    /// <summary>The type of the receiver of a virtual call; null when the callee is the only target.</summary>
    public ITypeSymbol? Receiver { get; private set; }

    /// <summary>Whether the receiver is of exactly that type.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Whether this runs the body of an iterator; a mere call of one runs nothing of it.</summary>
    public bool Enumerates { get; private set; }

    /// <summary>Whether it is taken each time; a static initialiser runs once, and so does what fills a cache.</summary>
    public bool IsCertain { get; private set; } = true;

    /// <summary>The delegate parameter that must be called for this step to be taken; null when it is taken anyway.</summary>
    public IParameterSymbol? Condition { get; private set; }

    /// <summary>The flags that must be like this for the step to be taken.</summary>
    public ImmutableArray<FlagValue> Needed { get; private set; } = [];

    /// <summary>What it passes for flags.</summary>
    public ImmutableArray<FlagArgument> Arguments { get; private set; } = [];

    /// <summary>Whether it is taken or not depends on something that is no flag.</summary>
    public bool DependsOnData { get; private set; }

    /// <summary>Adds what decides about the step; the collector does, before anybody else sees it.</summary>
    public void Complete(ImmutableArray<FlagValue> needed, ImmutableArray<FlagArgument> arguments, bool dependsOnData, bool isDoubtful)
    {
        (Needed, Arguments, DependsOnData) = (needed, Arguments.IsEmpty ? arguments : Arguments, dependsOnData);
        IsCertain &= !isDoubtful;
    }

    /// <summary>Says that whoever comes later does not take it again.</summary>
    public void TakeOnce() => IsCertain = false;

    /// <summary>A call that blocks by itself.</summary>
    public static Step Blocks(SyntaxNode syntax, string name) => new(syntax) { Finding = name };

    /// <summary>A call by way of a delegate that blocks by itself.</summary>
    public static Step BlocksThroughDelegate(SyntaxNode syntax, string name, IParameterSymbol? condition) =>
        new(syntax) { Finding = name, Condition = condition, IsThroughDelegate = true };

    /// <summary>A body that is declared to block.</summary>
    public static Step Said(SyntaxNode syntax) => new(syntax) { IsSaid = true };

    /// <summary>Runs a method.</summary>
    public static Step Call(SyntaxNode syntax, IMethodSymbol method, ITypeSymbol? receiver = null, bool isExact = false) =>
        new(syntax) { Callee = method, Receiver = receiver, IsExact = isExact };

    /// <summary>Runs what ends an object, by the pattern of the framework: <c>Dispose(true)</c>, or <c>Close()</c>.</summary>
    public static Step End(SyntaxNode syntax, IMethodSymbol method, ITypeSymbol receiver, bool isExact) =>
        new(syntax) { Callee = method, Receiver = receiver, IsExact = isExact, Arguments = method.Parameters.IsEmpty ? [] : [new FlagArgument(0, true, null)] };

    /// <summary>Perhaps runs a method: which one of several cannot be told.</summary>
    public static Step MayCall(SyntaxNode syntax, IMethodSymbol method) => new(syntax) { Callee = method, IsCertain = false };

    /// <summary>Runs the body of an iterator.</summary>
    public static Step Enumerate(SyntaxNode syntax, IMethodSymbol method, ITypeSymbol? receiver, bool isExact) =>
        new(syntax) { Callee = method, Receiver = receiver, IsExact = isExact, Enumerates = true };

    /// <summary>May run the static initialisers of a type.</summary>
    public static Step Touch(SyntaxNode syntax, INamedTypeSymbol type) => new(syntax) { Callee = type, IsCertain = false };

    /// <summary>Runs a delegate, always or when a parameter that it is given to is called.</summary>
    public static Step Invoke(SyntaxNode syntax, DelegateValue value, IParameterSymbol? condition) => new(syntax)
    {
        Callee = (ISymbol?)value.Method ?? value.Field,
        Receiver = value.Receiver,
        Function = value.Lambda,
        Condition = condition,
    };
}
