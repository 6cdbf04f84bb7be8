using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

/// <summary>What every rule is called, says and weighs; a file for each hundred.</summary>
internal static partial class Descriptors
{
    private static DiagnosticDescriptor Rule(
        string id, string title, string message, string category, DiagnosticSeverity severity, string description) => new(
            id,
            title,
            message,
            category,
            severity,
            isEnabledByDefault: true,
            description,
            $"https://github.com/curio-dotnet/curio/blob/main/docs/rules/{id}.md");
}
