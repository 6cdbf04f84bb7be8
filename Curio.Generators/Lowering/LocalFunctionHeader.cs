using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Makes a coroutine of a local function's declaration.</summary>
internal static class LocalFunctionHeader
{
    /// <summary>Changes the return type.</summary>
    /// <param name="node">The function.</param>
    /// <param name="function">Its symbol.</param>
    /// <param name="edits">Takes the changes.</param>
    /// <returns>What cannot be done.</returns>
    public static IEnumerable<(Location, string)> Lower(LocalFunctionStatementSyntax node, IMethodSymbol function, SourceEdits edits)
    {
        bool isIterator = Iterators.Yields(node);
        string? reason =
            function.RefKind != RefKind.None ? "a coroutine cannot return by reference; return the value"
            : isIterator && Iterators.Element(function) is null ? "only an 'IEnumerable<T>' has an async form; return one"
            : null;
        if (reason is not null)
        {
            return [(node.ReturnType.GetLocation(), reason)];
        }

        if (isIterator)
        {
            edits.Replace(node.ReturnType.Span, $"async global::System.Collections.Generic.IAsyncEnumerable<{TypeText.InCode(Iterators.Element(function)!)}>");
        }
        else if (function.ReturnsVoid)
        {
            edits.Replace(node.ReturnType.Span, "async " + KnownNames.GlobalCoro);
        }
        else
        {
            edits.Insert(node.ReturnType.SpanStart, $"async {KnownNames.GlobalCoro}<");
            edits.Insert(node.ReturnType.Span.End, ">");
        }

        return function.Parameters
            .Select(static parameter => (parameter.Locations[0], ParameterFaults.Of(parameter)))
            .Where(static fault => fault.Item2 is not null)
            .Select(static fault => (fault.Item1, "the parameter " + fault.Item2));
    }
}
