using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Suppressors;

/// <summary>Whether a project has left a rule on: one that it has switched off reports nothing in place of another's.</summary>
internal static class RuleState
{
    /// <summary>Whether a rule reports in a file.</summary>
    public static bool IsOn(string id, SyntaxTree tree, Compilation compilation)
    {
        SyntaxTreeOptionsProvider? files = compilation.Options.SyntaxTreeOptionsProvider;
        if (files is not null && files.TryGetDiagnosticValue(tree, id, CancellationToken.None, out ReportDiagnostic said))
        {
            return said != ReportDiagnostic.Suppress;
        }

        // A command line's own settings, and then global configuration files, stand behind those of a file.
        return (!compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out said)
                && (files is null || !files.TryGetGlobalDiagnosticValue(id, CancellationToken.None, out said)))
            || said != ReportDiagnostic.Suppress;
    }
}
