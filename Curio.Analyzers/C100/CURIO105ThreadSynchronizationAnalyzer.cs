using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C100;

/// <summary>CURIO105: what waits for another thread, or loops until one is done, by blocking the thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO105ThreadSynchronizationAnalyzer : BlockingAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO105ThreadSynchronizationAnalyzer()
        : base(Descriptors.ThreadSynchronization, BlockingKind.Sync)
    {
    }
}
