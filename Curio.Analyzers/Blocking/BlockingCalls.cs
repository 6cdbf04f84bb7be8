using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking;

/// <summary>
/// Which operations block the thread that runs them, wherever they stand: whether that thread may block is another question
/// (<see cref="CurioContext"/>). The answer serves the direct rules and the transitive one alike.
/// </summary>
internal sealed class BlockingCalls
{
    private readonly BlockingTable _table;

    /// <summary>Creates the answers for one compilation.</summary>
    public BlockingCalls(BlockingTable table) => _table = table;

    /// <summary>The kinds of operation that <see cref="At"/> can say something about.</summary>
    public static OperationKind[] Kinds { get; } = [OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference];

    /// <summary>The finding at an operation, or null when it does not block or a trap applies.</summary>
    public BlockingCall? At(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IPropertyReferenceOperation reference => reference.Property,
            _ => null,
        };
        return member is not null && _table.Find(member) is { } entry
            ? new BlockingCall(operation, member, NameOf(member), entry)
            : null;
    }

    private static string NameOf(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor }
        ? "new " + member.ContainingType.Name
        : $"{member.ContainingType.Name}.{member.Name}";
}
