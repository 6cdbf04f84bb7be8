using Curio.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Lowering;

/// <summary>Knows where the runtime takes a function in order to run it on another thread, where it may block.</summary>
internal static class RuntimeThreads
{
    private static readonly string[] s_takers = [KnownNames.SpawnPrefix, "RunIn", "BlockIn"];

    /// <summary>Whether a function is handed to the runtime for a thread of its own.</summary>
    /// <param name="function">A lambda, or the name of a method.</param>
    /// <param name="model">Knows what names mean.</param>
    /// <returns>True when it is.</returns>
    public static bool Take(ExpressionSyntax function, SemanticModel model)
    {
        if (function.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call })
        {
            return false;
        }

        SymbolInfo info = model.GetSymbolInfo(call);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
            && method.ContainingType?.ContainingNamespace is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true }
            && s_takers.Any(taker => method.Name.StartsWith(taker, StringComparison.Ordinal));
    }
}
