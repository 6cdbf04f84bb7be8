using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Code that fills a cache: it runs when a field is found empty, and leaves something in it, so that the next caller does not come
/// there. Like a static initialiser it blocks once, not each time.
/// </summary>
internal sealed class FilledOnce
{
    private static readonly string[] s_lookups = ["TryGetValue", "ContainsKey", "Contains"];
    private static readonly string[] s_additions = ["Add", "TryAdd", "GetOrAdd", "AddOrUpdate"];

    private readonly Dictionary<IOperation, bool> _known = [];

    /// <summary>Looks for caches in a body.</summary>
    /// <param name="root">The body.</param>
    public FilledOnce(IOperation root) => _known.Add(root, false);

    /// <summary>Whether an operation of the body fills a cache. Each place around it is looked at once, whoever asks.</summary>
    public bool Contains(IOperation operation)
    {
        Stack<IOperation> open = new();
        IOperation? current = operation;
        while (current is not null && !_known.ContainsKey(current))
        {
            open.Push(current);
            current = current.Parent;
        }

        bool fills = current is not null && _known[current];
        while (open.Count > 0)
        {
            IOperation child = open.Pop();
            fills = fills || Fills(child.Parent, child);
            _known.Add(child, fills);
        }

        return fills;
    }

    private static bool Fills(IOperation? parent, IOperation child) => parent switch
    {
        ICoalesceAssignmentOperation assignment => child == assignment.Value && Member(assignment.Target) is not null,
        ICoalesceOperation coalesce => child == coalesce.WhenNull && Fills([child], Member(coalesce.Value)),
        IConditionalOperation conditional => child != conditional.Condition && Fills([child], EmptyAt(conditional.Condition, child == conditional.WhenTrue)),
        IBlockOperation block => FollowsLookup(block, child),
        IArgumentOperation { Parent: IInvocationOperation call } => IsFactory(call),
        _ => false,
    };

    /// <summary>Whether a statement comes behind <c>if (_field is not null) return;</c> and the rest of the block fills the field.</summary>
    private static bool FollowsLookup(IBlockOperation block, IOperation statement)
    {
        int index = block.Operations.IndexOf(statement);
        return block.Operations.Take(index).Any(before =>
            before is IConditionalOperation { WhenFalse: null } conditional
            && SilentCode.NeverEnds(conditional.WhenTrue)
            && Fills(block.Operations.Skip(index), EmptyAt(conditional.Condition, false)));
    }

    /// <summary>The field that is empty when a condition comes out like this.</summary>
    private static ISymbol? EmptyAt(IOperation condition, bool outcome) => Values.Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => EmptyAt(not.Operand, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when outcome => EmptyAt(both.LeftOperand, true) ?? EmptyAt(both.RightOperand, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !outcome => EmptyAt(either.LeftOperand, false) ?? EmptyAt(either.RightOperand, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal when outcome && IsNull(equal.RightOperand) => Member(equal.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal when !outcome && IsNull(unequal.RightOperand) => Member(unequal.LeftOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } pattern when outcome && IsNull(constant) => Member(pattern.Value),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } } pattern when !outcome && IsNull(constant) => Member(pattern.Value),
        IInvocationOperation { Instance: { } cache, TargetMethod.Name: var name } when !outcome && s_lookups.Contains(name) => Member(cache),
        _ => null,
    };

    private static bool Fills(IEnumerable<IOperation> code, ISymbol? member) => member is not null && code.SelectMany(Functions.OwnOperations).Any(o => o switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } cache } } => KnownSymbols.Same(Member(cache), member),
        ISimpleAssignmentOperation { Value: var value } assignment => KnownSymbols.Same(Member(assignment.Target), member) && !IsNull(value),
        IInvocationOperation { Instance: { } cache, TargetMethod.Name: var name } => s_additions.Contains(name) && KnownSymbols.Same(Member(cache), member),
        _ => false,
    });

    /// <summary><c>_cache.GetOrAdd(key, _ => …)</c></summary>
    private static bool IsFactory(IInvocationOperation call) =>
        call is { TargetMethod.Name: "GetOrAdd", Instance: { } cache } && cache.Type?.Name == "ConcurrentDictionary" && Member(cache) is not null;

    /// <summary>A place that outlives the call: a local does not.</summary>
    private static ISymbol? Member(IOperation value) => Values.Unwrap(value) switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property,
        _ => null,
    };

    private static bool IsNull(IOperation value) => Values.Unwrap(value).ConstantValue is { HasValue: true, Value: null };
}
