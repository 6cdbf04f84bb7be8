using System.Collections.Immutable;
using Curio.Analyzers.Blocking.Traps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking;

/// <summary>
/// Which operations block the thread that runs them, wherever they stand: whether that thread may block is another question
/// (<see cref="CurioContext"/>). The answer serves the direct rules and the transitive one alike.
/// </summary>
internal sealed class BlockingCalls
{
    private static readonly BlockingEntry s_lock = new(BlockingKind.Sync, "monitor", Confidence.High);
    private static readonly BlockingEntry s_parallelLoop = new(BlockingKind.Sync, "plinq", Confidence.Medium);

    private static readonly SymbolDisplayFormat s_operator = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private readonly BlockingTable _table;
    private readonly KnownSymbols _symbols;
    private readonly ISymbol? _parallelQuery;
    private readonly ISymbol? _dispose;

    /// <summary>Creates the answers for one compilation.</summary>
    public BlockingCalls(BlockingTable table, KnownSymbols symbols)
    {
        _table = table;
        _symbols = symbols;
        _parallelQuery = symbols.Compilation.GetTypeByMetadataName("System.Linq.ParallelQuery`1");
        _dispose = symbols.Compilation.GetSpecialType(SpecialType.System_IDisposable).GetMembers("Dispose").FirstOrDefault();
    }

    /// <summary>The kinds of operation that <see cref="At(IOperation)"/> can say something about.</summary>
    public static ImmutableArray<OperationKind> Kinds { get; } =
    [
        OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference, OperationKind.MethodReference,
        OperationKind.Using, OperationKind.UsingDeclaration, OperationKind.Loop, OperationKind.Lock,
    ];

    /// <summary>Those that may be an operator of the user's, of which only an attribute can say that it blocks.</summary>
    public static ImmutableArray<OperationKind> OperatorKinds { get; } =
    [
        OperationKind.Binary, OperationKind.Unary, OperationKind.Increment, OperationKind.Decrement, OperationKind.CompoundAssignment, OperationKind.Conversion,
    ];

    /// <summary>Whether a member blocks for more than a moment, as far as the table knows.</summary>
    public bool Lists(ISymbol member) => member is IMethodSymbol or IPropertySymbol && _table.Find(member) is { Confidence: > Confidence.Low };

    /// <summary>The finding at an operation, or null when it does not block or a trap applies.</summary>
    public BlockingCall? At(IOperation operation) => Candidate(operation) is { } found && Holds(found) ? found : null;

    /// <summary>The same where it is not known yet which mode a function runs in that serves two kinds of callers.</summary>
    public BlockingCall? InAnyMode(IOperation operation) => Candidate(operation) is { } found && HoldsInAnyMode(found) ? found : null;

    /// <summary>
    /// What the table alone says of an operation. It is cheap, and not yet an answer: <see cref="Holds"/> must agree.
    /// </summary>
    public BlockingCall? Candidate(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => Listed(operation, invocation.TargetMethod),
        IObjectCreationOperation creation => Listed(operation, creation.Constructor),
        IPropertyReferenceOperation reference => Listed(operation, reference.Property),
        IMethodReferenceOperation reference => Listed(operation, reference.Method),
        IUsingOperation { IsAsynchronous: false } use => Disposal(operation, use.Resources),
        IUsingDeclarationOperation { IsAsynchronous: false } use => Disposal(operation, use.DeclarationGroup),
        IForEachLoopOperation { IsAsynchronous: false } loop when IsParallelQuery(Values.Unwrap(loop.Collection).Type) =>
            new BlockingCall(operation, null, "foreach over a ParallelQuery", s_parallelLoop),
        ILockOperation => new BlockingCall(operation, null, "lock", s_lock),
        _ => OperatorOf(operation) is { } method ? Listed(operation, method) : null,
    };

    /// <summary>Whether no trap applies to what the table says.</summary>
    public bool Holds(BlockingCall found) => HoldsInAnyMode(found) && !AsyncChoice.Contains(found.Operation);

    private bool HoldsInAnyMode(BlockingCall found) => found.Operation switch
    {
        ILockOperation held => IsLong([held.Body]),
        IInvocationOperation { TargetMethod.Name: "EnterScope" } call when found.Entry.Group == "lock" && ShortLocks.HeldOver(call) is { } code => IsLong(code),
        IPropertyReferenceOperation reference when !IsRead(reference) => false,
        IMethodReferenceOperation reference when !RunningCode.IsInPlace(reference, _symbols) => false,
        _ => true,
    }
        && !SilentCode.Contains(found.Operation)
        && !ZeroTimeouts.Applies(found.Operation)
        && !HasTrapOfGroup(found);

    /// <summary>
    /// Whether a call takes a lock and gives it back after nothing but work in memory. In a helper that is as short as the statement
    /// <c>lock</c>, and no reason to keep away from it; where a task itself takes a thread's lock, it is worth a word. The same holds for
    /// one that is handed out and is only tried for a time: who sets a limit expects not to wait.
    /// </summary>
    public bool IsShortLock(BlockingCall found) => ShortLocks.Takes(found) && found.Operation is IInvocationOperation call
        && (ShortLocks.HeldOver(call) is { } code ? !IsLong(code) : ShortLocks.IsTriedForATime(call));

    private bool HasTrapOfGroup(BlockingCall found) => found.Entry.Group switch
    {
        "task" or "awaiter" => AwaiterBodies.Contains(found) || CompletedTasks.Knows(found.Operation),
        "process" => CompletedTasks.Knows(found.Operation),
        "apm" => AwaiterBodies.EndsItsOwnCallback(found.Operation),
        "stream" or "parse" or "hash" or "fsop" or "ado" => InMemory.IsAllOf(found.Operation),
        "query" => !EntityQueries.IsRunBy(found.Operation),
        "bc" => BoundedCollections.NeverBlocks(found.Operation),
        "parallel" => CoroutineWork.Of(found.Operation, _symbols) is not null,
        "socket" => NonBlockingSockets.Contains(found.Operation),
        _ => false,
    };

    /// <summary>The user's operator that an expression calls. An implicit conversion has no place of its own that could be changed.</summary>
    private static IMethodSymbol? OperatorOf(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IIncrementOrDecrementOperation increment => increment.OperatorMethod,
        ICompoundAssignmentOperation compound => compound.OperatorMethod,
        IConversionOperation { IsImplicit: false } conversion => conversion.OperatorMethod,
        _ => null,
    };

    private BlockingCall? Listed(IOperation operation, ISymbol? member) =>
        member is not null && _table.Find(member) is { } entry ? new BlockingCall(operation, member, NameOf(member, entry), entry) : null;

    /// <summary>The end of a <c>using</c>, unless the resource is made by a call that is a finding itself: one report is enough.</summary>
    private BlockingCall? Disposal(IOperation operation, IOperation resources)
    {
        foreach (IOperation resource in Values.Resources(resources))
        {
            if (Values.Unwrap(resource) is { Type: INamedTypeSymbol type } value
                && DisposeOf(type) is { } dispose
                && Listed(operation, dispose) is { } found
                && At(value) is null
                && !InMemory.Is(value))
            {
                return found;
            }
        }

        return null;
    }

    private ISymbol? DisposeOf(INamedTypeSymbol type) => _dispose is null ? null
        : type.TypeKind == TypeKind.Interface ? _dispose
        : type.FindImplementationForInterfaceMember(_dispose);

    private bool IsParallelQuery(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (KnownSymbols.Same(type.OriginalDefinition, _parallelQuery))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A lock that guards nothing but work in memory is held for a moment; one whose own body blocks keeps others waiting for
    /// as long as that takes.
    /// </summary>
    private bool IsLong(IEnumerable<IOperation> held) => held.SelectMany(Functions.OwnOperations).Any(o =>
        o is IAwaitOperation
        || (o is not ILockOperation && Candidate(o) is { Entry.Confidence: > Confidence.Low } inner && !ShortLocks.Takes(inner) && Holds(inner)));

    private static bool IsRead(IPropertyReferenceOperation reference) =>
        !(reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference);

    private static string NameOf(ISymbol member, BlockingEntry entry) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + member.ContainingType.Name
        : member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } ? $"{member.ContainingType.Name}.{member.ToDisplayString(s_operator)}"
        : entry.Group == "awaiter" ? "GetAwaiter().GetResult()"
        : member.ContainingType.Name.Length == 0 && member.ContainingType.ContainingType is { } extended ? $"{extended.Name}.{member.Name}"
        : $"{member.ContainingType.Name}.{member.Name}";
}
