using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.ProcessWorkers;

/// <summary>Reads what a worker process runs of a method.</summary>
internal static class EntryParser
{
    /// <summary>The entry of a method.</summary>
    /// <param name="method">A method that another process can call.</param>
    /// <returns>The entry; null where there can be none, and the worker finds the method itself.</returns>
    public static WorkerEntryModel? Of(IMethodSymbol method)
    {
        if (method.IsGenericMethod || PartialHeaders.Chain(method.ContainingType).Any(static type => !type.TypeParameters.IsEmpty)
            || IsGuarded(method) || method.GetDocumentationCommentId() is not { } key)
        {
            return null;
        }

        string arguments = string.Join(", ", method.Parameters.Select(static parameter => $"call.Next<{TypeText.InCode(parameter.Type)}>()"));
        string call = $"{TypeText.InCode(method.ContainingType)}.{Identifiers.Escape(method.Name)}({arguments})";
        return new WorkerEntryModel(
            method.Name,
            PartialHeaders.NameInside(method.ContainingType),
            SymbolDisplay.FormatLiteral(key, quote: true),
            SymbolDisplay.FormatLiteral(DisplayName(method), quote: true),
            method.ReturnsVoid ? $"static call => {call}" : $"static call => call.Return({call})",
            string.Concat(method.Parameters.Select(static parameter => $", ({SymbolDisplay.FormatLiteral(parameter.Name, quote: true)}, {TypeOf(parameter.Type)})")
                .Prepend(method.ReturnsVoid ? "null" : TypeOf(method.ReturnType))),
            $"CallAsync{(method.ReturnsVoid ? string.Empty : $"<{TypeText.InCode(method.ReturnType)}>")}([{string.Join(", ", method.Parameters.Select(static parameter => Identifiers.Escape(parameter.Name)))}])");
    }

    // What may be called only by what is marked alike, which the initializer of a module cannot be.
    private static bool IsGuarded(IMethodSymbol method) =>
        PartialHeaders.Chain(method.ContainingType).Append<ISymbol>(method).SelectMany(static symbol => symbol.GetAttributes()).Any(static attribute =>
            attribute.AttributeClass?.Name is "ExperimentalAttribute" or "RequiresPreviewFeaturesAttribute"
            || (attribute.AttributeClass?.Name is "ObsoleteAttribute" && attribute.ConstructorArguments.Any(static argument => argument.Value is true)));

    // As the runtime names methods in messages: the types from the outside in, without their namespace.
    private static string DisplayName(IMethodSymbol method) =>
        string.Join(".", PartialHeaders.Chain(method.ContainingType).Append<ISymbol>(method).Select(static symbol => symbol.Name));

    private static string TypeOf(ITypeSymbol type) =>
        $"typeof({TypeText.InCode(type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.None) : type)})";
}
