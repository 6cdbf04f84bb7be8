using System.Collections.Concurrent;
using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// What every method of a compilation does, found out when somebody asks: does it block (or whatever the goal of the walk is),
/// through which calls, and how sure is that? Lives as long as the compilation, and is read once for all rules and all threads.
/// </summary>
internal sealed partial class BlockingFacts
{
    private readonly ConcurrentDictionary<ISymbol, CodeUnit> _units = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, CodeUnit> _functions = new();
    private readonly ConcurrentDictionary<(CodeUnit General, FlagSet Flags), CodeUnit> _variants = new();
    private readonly CurioContext _curio;
    private readonly Dispatch _dispatch;
    private readonly ReferencedFacts _referenced;
    private readonly ParameterCalls _parameters;
    private readonly Func<CodeUnit, CancellationToken, Edge[]> _edgesOf;
    private readonly WalkGoal _goal;

    /// <summary>Creates the facts of a compilation; nothing is read yet.</summary>
    /// <param name="curio">What is known of the compilation.</param>
    /// <param name="goal">What is looked for.</param>
    public BlockingFacts(CurioContext curio, WalkGoal goal)
    {
        _curio = curio;
        _goal = goal;
        _dispatch = curio.Dispatch;
        _referenced = new ReferencedFacts(curio, goal.IsBlocking);
        _parameters = new ParameterCalls(
            (method, cancellation) => _referenced.IsOwn(method) && UnitOf(method, cancellation) is { } unit ? BodyOf(unit, cancellation) : null, _referenced.Calls);
        _edgesOf = EdgesOf;
        Visibility = new Visibility(curio.Compilation.Assembly);
        _hasManyContexts = new(HasManyContexts);
        _taint = new(() => new NameTaint(curio.Mentions, Seeds));
        Reader = new UnitReader(curio, goal, _referenced.IsKnown, MayLeadByName);
    }

    /// <summary>How bodies are read.</summary>
    public UnitReader Reader { get; }

    /// <summary>The shortest path on which a step comes to something that blocks; null when none is known.</summary>
    /// <param name="step">A step of a body.</param>
    /// <param name="from">The type that the body belongs to.</param>
    /// <param name="cancellation">Ends the search; what was found until then is kept.</param>
    public BlockingPath? Find(Step step, INamedTypeSymbol? from, CancellationToken cancellation) =>
        Find(step, from, static verdict => verdict.Certainty, cancellation);

    private BlockingPath? Find(Step step, INamedTypeSymbol? from, Func<Verdict, Certainty> certaintyOf, CancellationToken cancellation)
    {
        if (Resolve(step, AwaitingMode(step), cancellation) is not { } edge)
        {
            return null;
        }

        if (edge.Targets.IsEmpty)
        {
            return BlockingPath.From(edge.IsCertain ? Certainty.Certain : Certainty.Possible, step, null, from);
        }

        CodeUnit? nearest = null;
        Certainty certainty = edge.IsCertain ? Certainty.Certain : Certainty.Possible;
        foreach (CodeUnit target in edge.Targets)
        {
            Verdict verdict = ReachSolver.Solve(target, _edgesOf, cancellation);
            if (certaintyOf(verdict) < certainty)
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

    private Edge[] EdgesOf(CodeUnit unit, CancellationToken cancellation)
    {
        if (unit.Edges is not { } edges)
        {
            List<Edge> found = [];
            foreach (Step step in BodyOf(unit, cancellation).Steps)
            {
                if (Resolve(step, unit.Flags, cancellation) is { } edge)
                {
                    found.Add(edge);
                }
            }

            edges = [.. found];
            unit.Edges = edges;
        }

        return edges;
    }

    /// <summary>Of a body that may not await, all is read; otherwise what is known of its flags only leaves out some of its steps.</summary>
    private UnitBody BodyOf(CodeUnit unit, CancellationToken cancellation) =>
        unit.General is { } general && !unit.Flags.IsSynchronous ? BodyOf(general, cancellation) : unit.Body ??= ReadBody(unit, cancellation);

    /// <summary>The targets of a step; null when it leads nowhere that is known.</summary>
    private Edge? Resolve(Step step, FlagSet flags, CancellationToken cancellation)
    {
        if (!flags.Allows(step.Needed) || (step.Condition is { } condition && !_parameters.Calls(condition, cancellation)))
        {
            return null;
        }

        // Whoever runs to the end without awaiting mostly finds there what it needs: only what it does in any case is certain.
        bool isCertain = step.IsCertain && !(step.DependsOnData && flags.IsSynchronous);
        if (step.IsSaid || step.Finding is not null)
        {
            return new Edge(step, [], isCertain);
        }

        if (step.Function is { } function)
        {
            return new Edge(step, [With(FunctionOf(function, null), flags, cancellation)], isCertain);
        }

        return step.Callee switch
        {
            INamedTypeSymbol type when _referenced.IsOwn(type) => MayLead(type, cancellation) ? new Edge(step, [_units.GetOrAdd(type, t => new CodeUnit(t))], isCertain: false) : null,
            IMethodSymbol method => ResolveCall(step, method, flags, isCertain, cancellation),
            INamedTypeSymbol or IFieldSymbol => _referenced.Find(step.Callee.OriginalDefinition, isEnumerated: false, cancellation) is { } told ? new Edge(step, [told], isCertain) : null,
            _ => null,
        };
    }

    /// <summary>What a call tells its target of its flags. A local function sees those of the function around it too.</summary>
    private static FlagSet FlagsOf(Step step, CodeUnit target, FlagSet flags)
    {
        if (target.Symbol is not IMethodSymbol method)
        {
            return FlagSet.Empty;
        }

        FlagSet known = method.MethodKind == MethodKind.LocalFunction ? flags.Where(f => !KnownSymbols.Same(f.Parameter.ContainingSymbol, method)) : FlagSet.Empty;
        foreach (FlagArgument argument in step.Arguments)
        {
            if (argument.Ordinal < method.Parameters.Length && method.Parameters[argument.Ordinal] is { Type.SpecialType: SpecialType.System_Boolean } parameter)
            {
                known = known.With(parameter, argument.ValueIn(flags));
            }
        }

        return known;
    }

    /// <summary>The unit with flags that are known. One is kept for each combination that makes a difference.</summary>
    private CodeUnit With(CodeUnit general, FlagSet flags, CancellationToken cancellation)
    {
        if (!flags.IsEmpty && !flags.IsSynchronous)
        {
            UnitBody body = BodyOf(general, cancellation);
            flags = flags.Where(f => body.DependsOn(f.Parameter));
        }

        return flags.IsEmpty ? general : _variants.GetOrAdd((general, flags), v => new CodeUnit(v.General, v.Flags));
    }

    /// <summary>Who asks for a step can await: what is called <c>async</c> there is true.</summary>
    private static FlagSet AwaitingMode(Step step)
    {
        FlagSet flags = FlagSet.Empty;
        foreach (IParameterSymbol flag in step.Needed.Select(n => n.Parameter).Concat(step.Arguments.Select(a => a.Own).OfType<IParameterSymbol>()))
        {
            if (AsyncChoice.IsFlag(flag))
            {
                flags = flags.With(flag, true);
            }
        }

        return flags;
    }

    /// <summary>The symbol that the code of a callee is kept under.</summary>
    public static ISymbol DefinitionOf(ISymbol callee)
    {
        ISymbol definition = (callee is IMethodSymbol { ReducedFrom: { } extension } ? extension : callee).OriginalDefinition;
        return definition is IMethodSymbol { PartialImplementationPart: { } implementation } ? implementation : definition;
    }

    private CodeUnit? UnitOf(IMethodSymbol method, CancellationToken cancellation, bool isEnumerated = false)
    {
        var definition = (IMethodSymbol)DefinitionOf(method);
        return !_referenced.IsOwn(definition) ? _referenced.Find(definition, isEnumerated, cancellation)
            : definition.MethodKind == MethodKind.LocalFunction && definition.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
                ? FunctionOf(reference.GetSyntax(cancellation), definition)
            : _units.GetOrAdd(definition, m => new CodeUnit(m));
    }

    private CodeUnit FunctionOf(SyntaxNode syntax, IMethodSymbol? symbol) => _functions.GetOrAdd(syntax, s => new CodeUnit(symbol, s));
}
