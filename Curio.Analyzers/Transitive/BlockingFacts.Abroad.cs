using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What other assemblies are told: of the members that they see, as sure as they can be of it.</summary>
internal sealed partial class BlockingFacts
{
    /// <summary>What other assemblies see of the compilation.</summary>
    public Visibility Visibility { get; }

    /// <summary>
    /// The path on which a member blocks: a method that somebody calls on its own type who may await (of others it cannot
    /// be told from outside what they pass), the static initialisers of a type, or the delegate in a field. A method of another assembly is what the compilation has for it.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="isEnumerated">Whether it is not called, but what it returns is enumerated.</param>
    /// <param name="cancellation">Ends the search.</param>
    public BlockingPath? FindAbroad(ISymbol member, bool isEnumerated, CancellationToken cancellation)
    {
        if (PlaceOf(member, cancellation) is not { } place)
        {
            return null;
        }

        switch (member)
        {
            case IMethodSymbol method when isEnumerated:
                return FindAbroad(Step.Enumerate(place, method, ReceiverOf(method), isExact: false), cancellation);
            case IMethodSymbol method:
                Step call = Step.Call(place, method, ReceiverOf(method));
                call.Complete([], [.. method.Parameters.Where(AsyncChoice.IsFlag).Select(p => new FlagArgument(p.Ordinal, true, null))], dependsOnData: false, isDoubtful: false);
                return FindAbroad(call, cancellation);
            case INamedTypeSymbol type:
                return FindAbroad(Step.Touch(place, type), cancellation);
            case IFieldSymbol field when new KnownValues(Reader.Models, null).Delegate(field) is { Parameter: null } kept:
                Step run = kept.Reference is { } named && _goal.Named(named) is { } found ? Step.BlocksThroughDelegate(place, found, null) : Step.Invoke(place, kept, null);
                return Find(run, field.ContainingType, static verdict => verdict.Abroad, cancellation)?.Under(field);
            default:
                return null;
        }
    }

    /// <summary>The same of a call, for those who add what they know themselves.</summary>
    public BlockingPath? FindAbroad(Step step, CancellationToken cancellation) => Find(step, null, static verdict => verdict.Abroad, cancellation);

    /// <summary>Whether a method calls a delegate that it is given before it returns.</summary>
    public bool Calls(IParameterSymbol parameter, CancellationToken cancellation) => _parameters.Calls(parameter, cancellation);

    private static INamedTypeSymbol? ReceiverOf(IMethodSymbol method) => method.IsStatic ? null : method.ContainingType;

    /// <summary>Where a member is declared; of a constructor that is not written, the type, and of what is not declared here, anywhere.</summary>
    private SyntaxNode? PlaceOf(ISymbol member, CancellationToken cancellation) => _referenced.IsOwn(member)
        ? (member.DeclaringSyntaxReferences.FirstOrDefault() ?? member.ContainingType?.DeclaringSyntaxReferences.FirstOrDefault())?.GetSyntax(cancellation)
        : _curio.Compilation.SyntaxTrees.FirstOrDefault()?.GetRoot(cancellation);
}
