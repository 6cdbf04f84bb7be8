using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// What every method of a compilation does, found out when somebody asks: does it block, through which calls, and how sure
/// is that? Lives as long as the compilation, and is read once for all rules and all threads.
/// </summary>
internal sealed class BlockingFacts
{
    private readonly ConcurrentDictionary<ISymbol, CodeUnit> _units = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, CodeUnit> _functions = new();
    private readonly Dispatch _dispatch;
    private readonly ReferencedFacts _referenced;
    private readonly ParameterCalls _parameters;
    private readonly Func<CodeUnit, CancellationToken, Edge[]> _edgesOf;
    private readonly NamePrefilter _filter;

    /// <summary>Creates the facts of a compilation; nothing is read yet.</summary>
    /// <param name="curio">What is known of the compilation.</param>
    public BlockingFacts(CurioContext curio)
    {
        _filter = curio.Filter;
        _dispatch = new Dispatch(curio.Compilation);
        _referenced = new ReferencedFacts(curio);
        _parameters = new ParameterCalls((method, cancellation) => UnitOf(method, cancellation) is { } unit && _referenced.IsOwn(method) ? BodyOf(unit, cancellation) : null);
        _edgesOf = EdgesOf;
        Reader = new UnitReader(curio, _referenced.IsKnown);
    }

    /// <summary>How bodies are read.</summary>
    public UnitReader Reader { get; }

    /// <summary>The shortest path on which a step comes to something that blocks; null when none is known.</summary>
    /// <param name="step">A step of a body.</param>
    /// <param name="from">The type that the body belongs to.</param>
    /// <param name="cancellation">Ends the search; what was found until then is kept.</param>
    public BlockingPath? Find(Step step, INamedTypeSymbol? from, CancellationToken cancellation)
    {
        if (Resolve(step, cancellation) is not { } edge)
        {
            return null;
        }

        if (edge.Targets.IsEmpty)
        {
            return BlockingPath.From(Certainty.Certain, step, null, from);
        }

        CodeUnit? nearest = null;
        Certainty certainty = edge.IsCertain ? Certainty.Certain : Certainty.Possible;
        foreach (CodeUnit target in edge.Targets)
        {
            Verdict verdict = ReachSolver.Solve(target, _edgesOf, cancellation);
            if (verdict.Certainty < certainty)
            {
                certainty = Certainty.Possible;
            }

            if (verdict.Certainty != Certainty.None && (nearest is null || IsNearer(target, nearest)))
            {
                nearest = target;
            }
        }

        return nearest is null ? null : BlockingPath.From(certainty, step, nearest, from);
    }

    private static bool IsNearer(CodeUnit one, CodeUnit other) => one.Verdict!.Distance != other.Verdict!.Distance
        ? one.Verdict.Distance < other.Verdict.Distance
        : SourceOrder.Compare(one, other) < 0;

    /// <summary>The path on which a method of the compilation blocks, called on its own type.</summary>
    public BlockingPath? Find(IMethodSymbol method, SyntaxNode at, CancellationToken cancellation) =>
        Find(Step.Call(at, method, method.IsStatic ? null : method.ContainingType), null, cancellation);

    private Edge[] EdgesOf(CodeUnit unit, CancellationToken cancellation)
    {
        if (unit.Edges is not { } edges)
        {
            List<Edge> found = [];
            foreach (Step step in BodyOf(unit, cancellation).Steps)
            {
                if (Resolve(step, cancellation) is { } edge)
                {
                    found.Add(edge);
                }
            }

            edges = [.. found];
            unit.Edges = edges;
        }

        return edges;
    }

    private UnitBody BodyOf(CodeUnit unit, CancellationToken cancellation) => unit.Body ??= Reader.Read(unit, cancellation);

    /// <summary>The targets of a step; null when it leads nowhere that is known.</summary>
    private Edge? Resolve(Step step, CancellationToken cancellation)
    {
        if (step.Condition is { } condition && !_parameters.Calls(condition, cancellation))
        {
            return null;
        }

        if (step.IsSaid || step.Finding is not null)
        {
            return new Edge(step, [], isCertain: true);
        }

        if (step.Function is { } function)
        {
            return new Edge(step, [FunctionOf(function, null)], isCertain: true);
        }

        return step.Callee switch
        {
            INamedTypeSymbol type when _referenced.IsOwn(type) && _filter.MayBlock(type, cancellation) => new Edge(step, [_units.GetOrAdd(type, t => new CodeUnit(t))], isCertain: false),
            IMethodSymbol method => ResolveCall(step, method, cancellation),
            _ => null,
        };
    }

    private Edge? ResolveCall(Step step, IMethodSymbol method, CancellationToken cancellation)
    {
        var targets = ImmutableArray.CreateBuilder<CodeUnit>();
        bool isCertain = step.IsCertain;
        foreach (IMethodSymbol target in _dispatch.Targets(method, step.Receiver, step.IsExact, cancellation))
        {
            CodeUnit? unit = UnitOf(target, cancellation);
            if (unit is not null && _referenced.IsOwn(target) && !_filter.MayBlock(target, cancellation))
            {
                unit = null;
            }

            if (unit is not null && _referenced.IsOwn(target) && BodyOf(unit, cancellation).IsIterator != step.Enumerates)
            {
                // Calling an iterator runs nothing of it, and enumerating runs nothing of the others.
                unit = null;
            }

            if (unit is not null)
            {
                targets.Add(unit);
            }
            else if (!target.IsAbstract)
            {
                isCertain = false;
            }
        }

        return targets.Count == 0 ? null : new Edge(step, targets.ToImmutable(), isCertain);
    }

    private CodeUnit? UnitOf(IMethodSymbol method, CancellationToken cancellation)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        return !_referenced.IsOwn(definition) ? _referenced.Find(definition, cancellation)
            : definition.MethodKind == MethodKind.LocalFunction && definition.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
                ? FunctionOf(reference.GetSyntax(cancellation), definition)
            : _units.GetOrAdd(definition, m => new CodeUnit(m));
    }

    private CodeUnit FunctionOf(SyntaxNode syntax, IMethodSymbol? symbol) => _functions.GetOrAdd(syntax, s => new CodeUnit(symbol, s));
}
