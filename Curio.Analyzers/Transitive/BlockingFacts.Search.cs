using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>What <see cref="LeadingSearch"/> asks of the code, before anything is decided about it.</summary>
internal sealed partial class BlockingFacts
{
    /// <summary>The code that a declaration holds.</summary>
    public IEnumerable<CodeUnit> UnitsOf(SyntaxNode declaration, CancellationToken cancellation) =>
        DeclaredCode.Of(declaration, Reader.Models, cancellation).Select(code =>
            code is IMethodSymbol method ? UnitOf(method, cancellation) : _units.GetOrAdd(code, t => new CodeUnit(t))).OfType<CodeUnit>();

    /// <summary>The fields that a declaration declares.</summary>
    public IEnumerable<ISymbol> FieldsOf(BaseFieldDeclarationSyntax declaration, CancellationToken cancellation) =>
        declaration.Declaration.Variables.Select(each => Reader.Models.Of(each).GetDeclaredSymbol(each, cancellation)).OfType<ISymbol>();

    /// <summary>Every step that the code of a unit can take, whatever its flags are, those of the functions that it runs among them.</summary>
    public IEnumerable<Step> StepsOf(CodeUnit unit, CancellationToken cancellation)
    {
        HashSet<CodeUnit> seen = [unit];
        Queue<CodeUnit> open = new([unit]);
        while (open.Count > 0)
        {
            foreach (Step step in BodiesOf(open.Dequeue(), cancellation).SelectMany(body => body.Steps))
            {
                yield return step;
                CodeUnit? function = step.Function is { } lambda ? FunctionOf(lambda, null)
                    : step.Callee is IMethodSymbol { MethodKind: MethodKind.LocalFunction } local ? UnitOf(local, cancellation)
                    : null;
                if (function is not null && seen.Add(function))
                {
                    open.Enqueue(function);
                }
            }
        }
    }

    /// <summary>The code that a step can run: methods, and types for their static initialisers.</summary>
    public IEnumerable<ISymbol> TargetsOf(Step step, CancellationToken cancellation) => step.Callee switch
    {
        IMethodSymbol method => _dispatch.Targets(method, step.Receiver, step.IsExact, cancellation).Select(DefinitionOf),
        INamedTypeSymbol or IFieldSymbol => [step.Callee],
        _ => [],
    };

    /// <summary>The code that a method can run, called on anything that has it.</summary>
    public IEnumerable<ISymbol> TargetsOf(IMethodSymbol method, CancellationToken cancellation) =>
        _dispatch.Targets(method, method.ContainingType, isExact: false, cancellation).Select(DefinitionOf);

    /// <summary>Whether anything can be known of the code in an assembly.</summary>
    public bool IsKnown(IAssemblySymbol? assembly) => _referenced.IsKnown(assembly);

    /// <summary>Whether an assembly may tell something of a member: its own one, or one that implements it.</summary>
    public bool IsToldOf(ISymbol member) => !_referenced.IsOwn(member)
        && (_referenced.IsKnown(member.ContainingAssembly)
            || (member is IMethodSymbol { IsVirtual: true } or IMethodSymbol { IsAbstract: true } or IMethodSymbol { IsOverride: true } && !Dispatch.IsOfFramework(member.ContainingType)));

    private IEnumerable<UnitBody> BodiesOf(CodeUnit unit, CancellationToken cancellation)
    {
        yield return BodyOf(unit, cancellation);
        FlagSet synchronous = unit.Symbol is IMethodSymbol { IsAsync: true } method
            ? method.Parameters.Where(AsyncChoice.IsFlag).Aggregate(FlagSet.Empty, static (flags, parameter) => flags.With(parameter, false))
            : FlagSet.Empty;
        if (!synchronous.IsEmpty)
        {
            yield return BodyOf(With(unit, synchronous, cancellation), cancellation);
        }
    }
}
