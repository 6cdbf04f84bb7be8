using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.C100;

/// <summary>CURIO103: what waits for a device, a process or another machine, by blocking the thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO103BlockingCallAnalyzer : BlockingAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO103BlockingCallAnalyzer()
        : base(Descriptors.BlockingCall, BlockingKind.Other)
    {
    }
}
