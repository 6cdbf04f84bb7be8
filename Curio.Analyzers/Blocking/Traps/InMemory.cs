using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Curio.Analyzers.Blocking.Traps;

/// <summary>Streams, readers and writers that are known to have nothing but memory underneath.</summary>
internal static class InMemory
{
    private const int DeepestWrapper = 4;

    private static readonly string[] s_memory =
    [
        "MemoryStream", "UnmanagedMemoryStream", "StringReader", "StringWriter", "DataTableReader", "XmlNodeReader",
        "StringBuilder", "XNode", "XmlNode",
    ];

    private static readonly string[] s_carriers =
    [
        "Stream", "TextReader", "TextWriter", "BinaryReader", "BinaryWriter", "XmlReader", "XmlWriter", "ZipArchive", "ZipArchiveEntry",
        "TarReader", "TarWriter", "DbDataReader", "IDataReader", "SseParser", "PipeReader", "PipeWriter",
    ];

    /// <summary>Whether all that a call reads or writes, be it the receiver or an argument, is in memory.</summary>
    public static bool IsAllOf(IOperation operation)
    {
        List<IOperation> carriers = CarriersOf(operation);
        return carriers.Count > 0 && carriers.All(Is);
    }

    /// <summary>Whether a value is in memory, whatever type it hides behind.</summary>
    public static bool Is(IOperation value) => Is(value, DeepestWrapper);

    private static bool Is(IOperation value, int depth)
    {
        // Each conversion may know more than its operand, or less.
        bool known = Derives(value.Type, s_memory);
        while (!known && value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
            known = Derives(value.Type, s_memory);
        }

        value = Values.Unwrap(value);
        if (known || IsConsole(value) || Derives(value.Type, s_memory))
        {
            return true;
        }

        IOperation resolved = Values.Resolve(value);
        return depth > 0 && (resolved != value ? Is(resolved, depth) : value switch
        {
            IFieldReferenceOperation { Field: { Name: "Null", IsStatic: true } field } => Derives(field.ContainingType, s_carriers),
            IObjectCreationOperation { Constructor: { } constructor } creation => IsOfFramework(constructor) && IsWrapped(creation.Arguments, depth),
            IInvocationOperation call => IsMadeInMemory(call, depth),
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => Is(conditional.WhenTrue, depth) && Is(whenFalse, depth),
            ICoalesceOperation coalesce => Is(coalesce.Value, depth) && Is(coalesce.WhenNull, depth),
            _ => false,
        });
    }

    /// <summary>A factory: <c>XmlReader.Create(reader)</c>, <c>archive.GetEntry(name)</c>, <c>entry.Open()</c>.</summary>
    private static bool IsMadeInMemory(IInvocationOperation call, int depth) => IsOfFramework(call.TargetMethod)
        && (call.Instance is { } instance
            ? Derives(instance.Type, ["ZipArchive", "ZipArchiveEntry", "XNode", "XmlNode"]) && Is(instance, depth - 1)
            : Derives(call.TargetMethod.ContainingType, s_carriers) && IsWrapped(call.Arguments, depth));

    private static bool IsWrapped(IEnumerable<IArgumentOperation> arguments, int depth)
    {
        var wrapped = arguments.Select(a => a.Value).Where(IsCarrier).ToList();
        return wrapped.Count > 0 && wrapped.All(w => Is(w, depth - 1));
    }

    private static List<IOperation> CarriersOf(IOperation operation)
    {
        IEnumerable<IArgumentOperation> arguments = operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        var carriers = arguments.Select(a => a.Value).Where(IsCarrier).ToList();
        if (operation is IInvocationOperation { Instance: { } instance } && IsCarrier(instance))
        {
            carriers.Add(instance);
        }

        return carriers;
    }

    private static bool IsCarrier(IOperation value) => IsCarrier(value.Type) || IsCarrier(Values.Unwrap(value).Type);

    private static bool IsCarrier(ITypeSymbol? type) => Derives(type, s_carriers) || Derives(type, s_memory);

    /// <summary>What is written to the console is exempt: it can block, and nobody wants to hear of it.</summary>
    private static bool IsConsole(IOperation value) => value is IPropertyReferenceOperation
    {
        Property: { Name: "Out" or "Error", ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } }
    };

    private static bool IsOfFramework(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "System";
    }

    private static bool Derives(ITypeSymbol? type, string[] names)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (names.Contains(type.Name) && type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }
}
