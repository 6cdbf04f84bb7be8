using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C100;

/// <summary>CURIO104: what waits for a task, by blocking the thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO104SyncOverAsyncAnalyzer : BlockingAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO104SyncOverAsyncAnalyzer()
        : base(Descriptors.SyncOverAsync, BlockingKind.Await)
    {
    }
}
