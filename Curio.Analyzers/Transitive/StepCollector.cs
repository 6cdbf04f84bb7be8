using System.Collections.Immutable;
using Curio.Analyzers.Blocking;
using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Reads one body: what blocks in it, and what other code it runs. Looks at nothing outside of it, so that every body is
/// read once. Functions inside it are left out, but for those that certainly run in place; they are bodies of their own.
/// </summary>
internal sealed partial class StepCollector
{
    private readonly CurioContext _curio;
    private readonly WalkGoal _goal;
    private readonly SourceModels _models;
    private readonly Func<IAssemblySymbol?, bool> _isKnown;
    private readonly Func<ISymbol, bool> _mayLead;
    private readonly ImmutableArray<Step>.Builder _steps = ImmutableArray.CreateBuilder<Step>();
    private readonly ImmutableArray<IParameterSymbol>.Builder _invoked = ImmutableArray.CreateBuilder<IParameterSymbol>();
    private readonly ImmutableArray<(IParameterSymbol, IParameterSymbol)>.Builder _passed =
        ImmutableArray.CreateBuilder<(IParameterSymbol, IParameterSymbol)>();

    private readonly int _end;
    private HashSet<ISymbol>? _touched;
    private KnownValues? _values;
    private FilledOnce? _caches;
    private FlagFlow? _flags;
    private IOperation? _root;
    private bool _isIterator;

    /// <summary>Creates a collector for one body.</summary>
    /// <param name="curio">What is known of the compilation.</param>
    /// <param name="goal">What is looked for.</param>
    /// <param name="models">Its semantic models.</param>
    /// <param name="isKnown">Whether something is known of what the members of an assembly do.</param>
    /// <param name="mayLead">Whether something of the name of a symbol leads to what is looked for.</param>
    /// <param name="end">Where to stop: the end of the first await, behind which nobody knows which thread runs.</param>
    public StepCollector(CurioContext curio, WalkGoal goal, SourceModels models, Func<IAssemblySymbol?, bool> isKnown, Func<ISymbol, bool> mayLead, int end = int.MaxValue)
    {
        _curio = curio;
        _goal = goal;
        _models = models;
        _isKnown = isKnown;
        _mayLead = mayLead;
        _end = end;
    }

    private KnownValues Known => _values ??= new KnownValues(_models, _root!);

    /// <summary>Reads an operation and what it contains.</summary>
    public void Read(IOperation root, CancellationToken cancellation)
    {
        _root = root;
        _values = null;
        _caches = null;
        _flags = null;
        Stack<IOperation> open = new();
        open.Push(root);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            IOperation current = open.Pop();
            if (current.Syntax.SpanStart < _end)
            {
                VisitReachable(current);
            }

            foreach (IOperation child in current.ChildOperations.Reverse())
            {
                if (BelongsToBody(child))
                {
                    open.Push(child);
                }
            }
        }
    }

    /// <summary>Adds a step that no operation stands for.</summary>
    public void Add(Step step) => _steps.Add(step);

    /// <summary>Notes that another constructor of the same type runs first or not.</summary>
    public bool CallsConstructor { get; private set; }

    /// <summary>Whether that is one of the same type, which initialises the fields.</summary>
    public bool CallsOwnConstructor { get; private set; }

    /// <summary>What was read.</summary>
    /// <param name="isIterator">Whether it is known to be an iterator, whatever was seen of it.</param>
    public UnitBody ToBody(bool isIterator = false) => new(_steps.ToImmutable(), _invoked.ToImmutable(), _passed.ToImmutable(), _isIterator || isIterator);

    private bool BelongsToBody(IOperation child) => child switch
    {
        INameOfOperation or ILocalFunctionOperation => false,
        IAnonymousFunctionOperation lambda => RunsInPlace(lambda),
        _ => true,
    };

    /// <summary>As the context of the rules has it: such a lambda is part of the function around it.</summary>
    private bool RunsInPlace(IAnonymousFunctionOperation lambda) =>
        !lambda.Symbol.IsAsync && RunningCode.IsInPlace(lambda, _curio.Symbols);

    private void VisitReachable(IOperation operation)
    {
        int before = _steps.Count;
        Visit(operation);
        if (_steps.Count > before && (SilentCode.Contains(operation) || AsyncChoice.ContainsKept(operation) || IsThrown(operation)))
        {
            _steps.Count = before;
        }

        if (_steps.Count > before)
        {
            _flags ??= new FlagFlow(_root!);
            (ImmutableArray<FlagValue> needed, bool dependsOnData) = _flags.At(operation);
            ImmutableArray<FlagArgument> arguments = _flags.ArgumentsOf(operation);

            // What is told not to await is complete when it comes back, as far as that is so: the path into it tells more.
            bool isDoubtful = (_caches ??= new FilledOnce(_root!)).Contains(operation)
                || (_steps[before].Finding is not null && AsyncChoice.IsWaitForSynchronousMode(operation));
            for (int i = before; i < _steps.Count; i++)
            {
                bool isTheCall = _steps[i] is { Callee: IMethodSymbol, Condition: null, Enumerates: false };
                _steps[i].Complete(needed, isTheCall ? arguments : [], dependsOnData, isDoubtful);
            }
        }
    }

    /// <summary>What makes an exception, or throws it, runs when something went wrong: no path that anybody waits on.</summary>
    private static bool IsThrown(IOperation operation)
    {
        IOperation? current = operation;
        while (current is not null and not (IThrowOperation or IBlockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            current = current.Parent;
        }

        return current is IThrowOperation;
    }

    private void Visit(IOperation operation)
    {
        if (_goal.At(operation) is { } found)
        {
            _steps.Add(Step.Blocks(operation.Syntax, found));
            return;
        }

        switch (operation)
        {
            case IInvocationOperation invocation:
                VisitInvocation(invocation);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                Call(creation.Syntax, constructor, null);
                Pass(creation.Arguments, creation.Syntax);
                Consume(creation.Arguments, constructor, creation.Syntax);
                break;
            case IMethodReferenceOperation reference when RunningCode.IsInPlace(reference, _curio.Symbols):
                Call(reference.Syntax, reference.Method, reference.IsVirtual ? reference.Instance : null);
                break;
            case IPropertyReferenceOperation reference:
                VisitProperty(reference);
                break;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } reference:
                Touch(reference.Syntax, field.ContainingType);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } changed } reference } assignment:
                Call(assignment.Syntax, assignment.Adds ? changed.AddMethod : changed.RemoveMethod, reference.Instance);
                break;
            default:
                VisitOperator(operation);
                VisitConstruct(operation);
                break;
        }
    }

    private void VisitInvocation(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            Invoke(invocation.Instance, invocation.Syntax);
            return;
        }

        // Only `base(…)`, `this(…)` and the arguments in the head of a type call a constructor like a method.
        if (method.MethodKind == MethodKind.Constructor)
        {
            CallsConstructor = true;
            CallsOwnConstructor |= KnownSymbols.Same(method.ContainingType, _root!.SemanticModel?.GetDeclaredSymbol(_root.Syntax)?.ContainingType);
        }

        if (method is { IsStatic: true } and ({ IsAbstract: true } or { IsVirtual: true }))
        {
            AddCall(Step.Call(invocation.Syntax, method, invocation.ConstrainedToType ?? method.ContainingType));
        }
        else
        {
            Call(invocation.Syntax, method, invocation.Instance);
        }

        Pass(invocation.Arguments, invocation.Syntax);
        Consume(invocation.Arguments, method, invocation.Syntax);
    }

    private void VisitProperty(IPropertyReferenceOperation reference)
    {
        (bool reads, bool writes) = UseOf(reference);
        IPropertySymbol property = reference.Property;
        if (property is { Name: "Value", ContainingType: { Name: "Lazy", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } })
        {
            FillLazy(reference);
            return;
        }

        if (reads || property.ReturnsByRef || property.ReturnsByRefReadonly)
        {
            Call(reference.Syntax, property.GetMethod ?? property.OverriddenProperty?.GetMethod, reference.Instance);
        }

        if (writes && !property.ReturnsByRef)
        {
            Call(reference.Syntax, property.SetMethod ?? property.OverriddenProperty?.SetMethod, reference.Instance);
        }
    }

    private static (bool Reads, bool Writes) UseOf(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation simple when simple.Target == reference => (false, true),
        IAssignmentOperation assignment when assignment.Target == reference => (true, true),
        IIncrementOrDecrementOperation => (true, true),
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple when deconstruction.Target == tuple => (false, true),
        _ => (true, false),
    };

    /// <summary>A call of a method of the user's own, or of an assembly that says what its methods do.</summary>
    private void Call(SyntaxNode syntax, IMethodSymbol? method, IOperation? receiver)
    {
        if (method is null)
        {
            return;
        }

        IMethodSymbol? end = receiver?.Type is { } type ? DisposePattern.Target(method, type) : null;
        IMethodSymbol called = end ?? method;
        if (receiver?.Type is null || !(called.IsVirtual || called.IsAbstract || called.IsOverride) || IsBase(receiver))
        {
            AddCall(Step.Call(syntax, method));
            return;
        }

        IOperation source = Known.Source(receiver);
        bool isExact = source is IObjectCreationOperation && source.Type is not null;
        ITypeSymbol target = isExact ? source.Type! : receiver.Type;
        AddCall(end is null ? Step.Call(syntax, method, target, isExact) : Step.End(syntax, end, target, isExact));
    }

    /// <summary><c>base.Method()</c> is not chosen by the receiver.</summary>
    private static bool IsBase(IOperation receiver) =>
        receiver is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };

    private void AddCall(Step step)
    {
        var method = (IMethodSymbol)step.Callee!;
        if (_mayLead(method)
            && (step.Receiver is { } receiver ? !IsOfFramework(receiver) || _isKnown(method.ContainingAssembly) : _isKnown(method.ContainingAssembly)))
        {
            _steps.Add(step);
        }

        if (method.IsStatic || method.MethodKind == MethodKind.Constructor)
        {
            Touch(step.Syntax, method.ContainingType);
        }
    }

    /// <summary>The first use of a type may run its static initialisers; the rest of the body does not run them again.</summary>
    private void Touch(SyntaxNode syntax, INamedTypeSymbol? type)
    {
        // Of another assembly's type the constructor is not shown; the assembly says whether there is one that blocks.
        if (type is not null && (type.StaticConstructors.Length > 0 || !_models.Declare(type)) && _isKnown(type.ContainingAssembly) && _mayLead(type)
            && (_touched ??= new(SymbolEqualityComparer.Default)).Add(type.OriginalDefinition))
        {
            _steps.Add(Step.Touch(syntax, type.OriginalDefinition));
        }
    }

    /// <summary>Too much implements <c>IDisposable</c> or overrides <c>Stream</c> for a guess at what stands behind one.</summary>
    private bool IsOfFramework(ITypeSymbol type) => type is not ITypeParameterSymbol && !_isKnown(type.ContainingAssembly) && Dispatch.IsOfFramework(type);
}
