using System.Collections.Concurrent;
using System.Collections.Immutable;
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
        _parameters = new ParameterCalls((method, cancellation) => UnitOf(method, cancellation) is { } unit && _referenced.IsOwn(method) ? BodyOf(unit, cancellation) : null);
        _edgesOf = EdgesOf;
        Visibility = new Visibility(curio.Compilation.Assembly);
        _hasManyContexts = new(HasManyContexts);
        _taint = new(() => new NameTaint(curio.Mentions, Seeds));
        Reader = new UnitReader(curio, goal, _referenced.IsKnown, MayLeadByName);
    }

    /// <summary>What other assemblies see of the compilation.</summary>
    public Visibility Visibility { get; }

    /// <summary>How bodies are read.</summary>
    public UnitReader Reader { get; }

    /// <summary>The shortest path on which a step comes to something that blocks; null when none is known.</summary>
    /// <param name="step">A step of a body.</param>
    /// <param name="from">The type that the body belongs to.</param>
    /// <param name="cancellation">Ends the search; what was found until then is kept.</param>
    public BlockingPath? Find(Step step, INamedTypeSymbol? from, CancellationToken cancellation) =>
        Find(step, from, static verdict => verdict.Certainty, cancellation);

    /// <summary>The same as others can be sure of it, who ask for what is known here of a call, and add what they know themselves.</summary>
    public BlockingPath? FindAbroad(Step step, CancellationToken cancellation) => Find(step, null, static verdict => verdict.Abroad, cancellation);

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

    /// <summary>
    /// The path on which a method of the compilation blocks, called on its own type by somebody who may await: of others it cannot be
    /// told from outside what they pass.
    /// </summary>
    public BlockingPath? FindAbroad(IMethodSymbol method, SyntaxNode at, CancellationToken cancellation)
    {
        Step step = Step.Call(at, method, method.IsStatic ? null : method.ContainingType);
        step.Complete([], [.. method.Parameters.Where(AsyncChoice.IsFlag).Select(p => new FlagArgument(p.Ordinal, true, null))], dependsOnData: false, isDoubtful: false);
        return FindAbroad(step, cancellation);
    }

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
            INamedTypeSymbol type when _referenced.IsOwn(type) && MayLead(type, cancellation) => new Edge(step, [_units.GetOrAdd(type, t => new CodeUnit(t))], isCertain: false),
            IMethodSymbol method => ResolveCall(step, method, flags, isCertain, cancellation),
            _ => null,
        };
    }

    private Edge? ResolveCall(Step step, IMethodSymbol method, FlagSet flags, bool isCertain, CancellationToken cancellation)
    {
        List<IMethodSymbol> methods = [.. _dispatch.Targets(method, step.Receiver, step.IsExact, cancellation)];
        var targets = ImmutableArray.CreateBuilder<CodeUnit>();
        IAssemblySymbol? told = null;
        foreach (IMethodSymbol target in methods)
        {
            CodeUnit? unit = UnitOf(target, cancellation);
            if (unit is not null && _referenced.IsOwn(target))
            {
                // Calling an iterator runs nothing of it, and enumerating runs nothing of the others.
                unit = !MayLead(target, cancellation) || BodyOf(unit, cancellation).IsIterator != step.Enumerates
                    ? null
                    : With(unit, FlagsOf(step, unit, flags), cancellation);
            }

            if (unit is not null)
            {
                targets.Add(unit);
                told = _referenced.IsOwn(target) ? told : target.ContainingAssembly;
            }
            else if (!target.IsAbstract)
            {
                // Something else may run, of which nothing is known but that it is not known to block.
                isCertain = false;
            }
        }

        if (step.Receiver is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract
            && !_referenced.IsOwn(contract)
            && !KnownSymbols.Same(contract.OriginalDefinition, method.ContainingType.OriginalDefinition)
            && _referenced.FindInherited(contract, method, cancellation) is { } inherited)
        {
            // Its implementations in that assembly; those that are written here are among the targets already.
            targets.Add(inherited);
            told = contract.ContainingAssembly;
        }

        if (targets.Count == 0)
        {
            return null;
        }

        bool isChosen = Dispatch.IsChosen(method, step.Receiver, step.IsExact);
        return new Edge(
            step,
            targets.ToImmutable(),
            isCertain && !(isChosen && IsQuietElsewhere(method, step.Receiver!, told, cancellation)),
            isOpen: isChosen && Visibility.CanExtend(method, step.Receiver!, methods));
    }

    /// <summary>Whether an assembly that is referenced has something for a virtual call that is not known to block.</summary>
    /// <param name="method">The method that is named.</param>
    /// <param name="receiver">The type of what it is called on.</param>
    /// <param name="told">The assembly of which that is known already.</param>
    /// <param name="cancellation">Ends the search.</param>
    private bool IsQuietElsewhere(IMethodSymbol method, ITypeSymbol receiver, IAssemblySymbol? told, CancellationToken cancellation) =>
        _dispatch.TargetsElsewhere(method, receiver, told, cancellation)
            .Any(target => _referenced.Find(target, cancellation) is not { Verdict.Certainty: Certainty.Certain });

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

    private CodeUnit? UnitOf(IMethodSymbol method, CancellationToken cancellation)
    {
        var definition = (IMethodSymbol)DefinitionOf(method);
        return !_referenced.IsOwn(definition) ? _referenced.Find(definition, cancellation)
            : definition.MethodKind == MethodKind.LocalFunction && definition.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
                ? FunctionOf(reference.GetSyntax(cancellation), definition)
            : _units.GetOrAdd(definition, m => new CodeUnit(m));
    }

    private CodeUnit FunctionOf(SyntaxNode syntax, IMethodSymbol? symbol) => _functions.GetOrAdd(syntax, s => new CodeUnit(symbol, s));
}
