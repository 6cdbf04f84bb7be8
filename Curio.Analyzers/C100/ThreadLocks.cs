using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.C100;

/// <summary>The calls that take and give back a lock which belongs to a thread.</summary>
internal sealed class ThreadLocks
{
    private readonly INamedTypeSymbol? _monitor;
    private readonly INamedTypeSymbol? _mutex;
    private readonly INamedTypeSymbol?[] _others;

    /// <summary>Resolves what the answers need.</summary>
    public ThreadLocks(Compilation compilation)
    {
        _monitor = compilation.GetTypeByMetadataName("System.Threading.Monitor");
        _mutex = compilation.GetTypeByMetadataName("System.Threading.Mutex");
        _others =
        [
            compilation.GetTypeByMetadataName("System.Threading.Lock"),
            compilation.GetTypeByMetadataName("System.Threading.SpinLock"),
            compilation.GetTypeByMetadataName("System.Threading.ReaderWriterLock"),
            compilation.GetTypeByMetadataName("System.Threading.ReaderWriterLockSlim"),
        ];
    }

    /// <summary>Whether something that takes a lock can have a name.</summary>
    public static bool MayTake(string name) => name == "WaitOne" || Begins(name, "Enter") || Begins(name, "TryEnter") || Begins(name, "Acquire");

    /// <summary>Whether a call takes a lock, or, where it answers with a bool, perhaps takes one.</summary>
    public bool Takes(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        // A scope is a ref struct, which the compiler itself keeps from living across an await.
        "EnterScope" => false,
        "WaitOne" => Is(call.Instance?.Type, _mutex),
        var name => MayTake(name) && IsLock(call),
    };

    /// <summary>Whether a call gives a lock back.</summary>
    public bool Releases(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ReleaseMutex" => Is(call.Instance?.Type, _mutex),
        var name => (Begins(name, "Exit") || Begins(name, "Release")) && IsLock(call),
    };

    /// <summary>The object that is locked, as far as it has a name; its type where it has none.</summary>
    public ISymbol? ObjectOf(IInvocationOperation call)
    {
        IOperation? target = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        while (target is IConversionOperation conversion)
        {
            target = conversion.Operand;
        }

        return target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => target?.Type,
        };
    }

    private static bool Begins(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);

    private bool IsLock(IInvocationOperation call) =>
        Is(call.TargetMethod.ContainingType, _monitor) || _others.Any(t => Is(call.TargetMethod.ContainingType, t));

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && KnownSymbols.Same(type, known);
}
