using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Curio.Analyzers.Blocking;
using Curio.Analyzers.Blocking.Traps;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers;

/// <summary>
/// Answers the question that most rules start with: does this code run on a kernel's thread, as part of a task?
/// It does in a function that returns a coroutine, in an asynchronous function of another type that awaits something of
/// Curio's (a kernel must be running for that), and in an override of an activation. Code handed to a worker, and the
/// body of an async thread, runs elsewhere.
/// </summary>
/// <remarks>
/// With <c>curio_context = all_async</c> every other asynchronous function counts as well, as <see cref="CodeContext.Task"/>. One
/// instance serves all rules of a compilation, so that a function is searched for awaits once.
/// </remarks>
internal sealed class CurioContext
{
    // Keyed weakly: an entry lives as long as its compilation, and no analyzer instance holds one.
    private static readonly ConditionalWeakTable<Compilation, CurioContext> s_contexts = new();

    private readonly ConcurrentDictionary<SyntaxNode, bool> _awaitsCurio = new();
    private readonly Lazy<IMethodSymbol?> _entryPoint;
    private readonly Lazy<BlockingCalls> _blocking;
    private readonly Lazy<BlockingFacts> _facts;
    private readonly Lazy<BlockingFacts> _nestedRuns;
    private readonly Lazy<BlockingList[]> _userLists;
    private readonly Lazy<MentionIndex> _mentions;
    private readonly AnalyzerOptions _options;

    private CurioContext(Compilation compilation, AnalyzerOptions options)
    {
        Compilation = compilation;
        Symbols = new KnownSymbols(compilation);
        Options = new CurioOptions(options.AnalyzerConfigOptionsProvider);
        _options = options;
        _userLists = new(() => [.. UserLists.Of(options.AdditionalFiles)]);
        Models = new SourceModels(compilation);
        Dispatch = new Dispatch(compilation);
        _mentions = new(() => new MentionIndex(compilation, CancellationToken.None));
        _facts = new(() => new BlockingFacts(this, WalkGoal.Blocking(this)));
        _nestedRuns = new(() => new BlockingFacts(this, WalkGoal.NestedRun(this)));
        _blocking = new(() => new BlockingCalls(new BlockingTable(_userLists.Value), Symbols));
        _entryPoint = new(() => compilation.GetEntryPoint(CancellationToken.None));
        IsWanted = KnowsCurio || compilation.SyntaxTrees.Any(Options.ChecksAllAsync);
    }

    /// <summary>The compilation that this is about.</summary>
    public Compilation Compilation { get; }

    /// <summary>The symbols of the compilation.</summary>
    public KnownSymbols Symbols { get; }

    /// <summary>What the project's configuration says.</summary>
    public CurioOptions Options { get; }

    /// <summary>What blocks.</summary>
    public BlockingCalls Blocking => _blocking.Value;

    /// <summary>The semantic models that are read.</summary>
    public SourceModels Models { get; }

    /// <summary>Which methods a virtual call can run.</summary>
    public Dispatch Dispatch { get; }

    /// <summary>Which members mention which names.</summary>
    public MentionIndex Mentions => _mentions.Value;

    /// <summary>The lists of what blocks that are the project's own.</summary>
    public IReadOnlyList<BlockingList> OwnLists => _userLists.Value;

    /// <summary>What the compilation's own methods do to the thread that calls them.</summary>
    public BlockingFacts Facts => _facts.Value;

    /// <summary>Which of them run a kernel on that thread.</summary>
    public BlockingFacts NestedRuns => _nestedRuns.Value;

    /// <summary>Whether the compilation references Curio.</summary>
    public bool KnowsCurio => Symbols.Coro is not null;

    private bool IsWanted { get; }

    /// <summary>
    /// The context of a compilation, or null when it neither references Curio nor asks for <c>all_async</c>.
    /// </summary>
    public static CurioContext? Of(Compilation compilation, AnalyzerOptions options) =>
        Any(compilation, options) is { IsWanted: true } wanted ? wanted : null;

    /// <summary>The context of a compilation, even of one that no rule serves: its methods may be called from one that is.</summary>
    public static CurioContext Any(Compilation compilation, AnalyzerOptions options)
    {
        if (!s_contexts.TryGetValue(compilation, out CurioContext? context) || context._options.AdditionalFiles != options.AdditionalFiles)
        {
            // Two rules may get here at once: both answers are right, and one is kept. An editor may change an additional file
            // without a new compilation.
            context = new CurioContext(compilation, options);
            s_contexts.Remove(compilation);
            s_contexts.GetValue(compilation, _ => context);
        }

        return context;
    }

    /// <summary>The context of a project that this one references, whose sources are at hand.</summary>
    public CurioContext OfReferenced(Compilation compilation) =>
        s_contexts.TryGetValue(compilation, out CurioContext? own) ? own : Any(compilation, _options);

    /// <summary>Whether an operation runs inside a curio context.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="containingSymbol">The member that contains it, as the analysis context names it.</param>
    public bool Encloses(IOperation operation, ISymbol containingSymbol) =>
        Of(operation, containingSymbol) == CodeContext.Coroutine;

    /// <summary>Where an operation runs.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="containingSymbol">The member that contains it, as the analysis context names it.</param>
    public CodeContext Of(IOperation operation, ISymbol containingSymbol)
    {
        IOperation function = EnclosingFunction(operation);
        return function switch
        {
            IAnonymousFunctionOperation lambda => RunsElsewhere(lambda) ? CodeContext.None : Of(lambda.Symbol, lambda),
            ILocalFunctionOperation local => RunsElsewhere(local) ? CodeContext.None : Of(local.Symbol, local),
            _ => containingSymbol is IMethodSymbol method ? Of(method, function) : CodeContext.None,
        };
    }

    /// <summary>
    /// The lambda or local function around an operation, or the root of the member. A function is a border: what it
    /// contains runs when, and where, it is called. Only a delegate that certainly runs in place is transparent.
    /// </summary>
    private IOperation EnclosingFunction(IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            if (parent is ILocalFunctionOperation || (parent is IAnonymousFunctionOperation lambda && !RunsInPlace(lambda)))
            {
                return parent;
            }

            current = parent;
        }

        return current;
    }

    private bool RunsInPlace(IAnonymousFunctionOperation lambda) => !lambda.Symbol.IsAsync && RunningCode.IsInPlace(lambda, Symbols);

    /// <summary>A lambda, or the name of a function, that is handed to a worker.</summary>
    private bool RunsElsewhere(IOperation function) => Delegates.ReceiverOf(function) is { } receiver && Symbols.RunsElsewhere(receiver);

    /// <summary>A local function is judged by its uses, not by where it stands.</summary>
    private bool RunsElsewhere(ILocalFunctionOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var uses = root.Descendants().Where(o => KnownSymbols.Same(UsedMethod(o)?.OriginalDefinition, local.Symbol)).ToList();
        return uses.Count > 0 && uses.All(RunsElsewhere);

        static IMethodSymbol? UsedMethod(IOperation operation) => operation switch
        {
            IMethodReferenceOperation reference => reference.Method,
            IInvocationOperation invocation => invocation.TargetMethod,
            _ => null,
        };
    }

    /// <summary>Whether a method is a context by its declaration alone, whatever stands in its body.</summary>
    /// <param name="method">A method of the compilation.</param>
    /// <param name="tree">The file that its body stands in.</param>
    public bool IsDeclaredContext(IMethodSymbol method, SyntaxTree tree) => !Symbols.IsAsyncThread(method)
        && (IsDeclaredCoroutine(method) || (method.IsAsync && Options.ChecksAllAsync(tree) && !IsEntryPoint(method)));

    private CodeContext Of(IMethodSymbol function, IOperation root)
    {
        if (Symbols.IsAsyncThread(function))
        {
            return CodeContext.None;
        }

        if (IsDeclaredCoroutine(function))
        {
            return CodeContext.Coroutine;
        }

        if (!function.IsAsync || IsEntryPoint(function))
        {
            return CodeContext.None;
        }

        return !function.ReturnsVoid && AwaitsCurio(root) ? CodeContext.Coroutine
            : Options.ChecksAllAsync(root.Syntax.SyntaxTree) ? CodeContext.Task
            : CodeContext.None;
    }

    private bool IsDeclaredCoroutine(IMethodSymbol function) => Symbols.IsCoro(function.ReturnType) || IsActivationOverride(function);

    /// <summary>The entry point runs before any kernel does, whatever it awaits.</summary>
    private bool IsEntryPoint(IMethodSymbol function) => KnownSymbols.Same(function, _entryPoint.Value);

    private bool IsActivationOverride(IMethodSymbol function)
    {
        IMethodSymbol? overridden = function.OverriddenMethod;
        while (overridden?.OverriddenMethod is { } next)
        {
            overridden = next;
        }

        return overridden is not null && KnownSymbols.Same(overridden.ContainingType, Symbols.Activation);
    }

    private bool AwaitsCurio(IOperation root) => KnowsCurio
        && _awaitsCurio.GetOrAdd(root.Syntax, _ => Functions.OwnOperations(root).Any(IsCurioAwait));

    private bool IsCurioAwait(IOperation operation) => operation switch
    {
        IAwaitOperation awaited => Symbols.IsOfRuntime(awaited.Operation.Type),
        IForEachLoopOperation { IsAsynchronous: true } loop => Symbols.IsOfRuntime(WithoutConversion(loop.Collection).Type),
        IUsingOperation { IsAsynchronous: true } use => Resources(use.Resources).Any(Symbols.IsOfRuntime),
        IUsingDeclarationOperation { IsAsynchronous: true } use => Resources(use.DeclarationGroup).Any(Symbols.IsOfRuntime),
        _ => false,
    };

    private static IEnumerable<ITypeSymbol?> Resources(IOperation resources) => resources is IVariableDeclarationGroupOperation group
        ? group.Declarations.SelectMany(d => d.Declarators).Select(d => (ITypeSymbol?)d.Symbol.Type)
        : new[] { WithoutConversion(resources).Type };

    private static IOperation WithoutConversion(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;
}
