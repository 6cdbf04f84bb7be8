using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C100;

/// <summary>CURIO102: what reaches files and directories, by blocking the thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO102BlockingFileAnalyzer : BlockingAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO102BlockingFileAnalyzer()
        : base(Descriptors.BlockingFile, BlockingKind.File)
    {
    }
}
