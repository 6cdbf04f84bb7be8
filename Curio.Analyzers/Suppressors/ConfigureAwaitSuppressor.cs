using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Suppressors;

/// <summary>
/// CURIOS1: the rules that want <c>ConfigureAwait</c>. In a coroutine it has no say, since what is awaited there resumes on
/// the kernel's thread whatever it asks for, and a coroutine itself has no such method.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigureAwaitSuppressor : CurioSuppressor
{
    /// <summary>Creates the suppressor; the compiler does.</summary>
    public ConfigureAwaitSuppressor()
        : base(
            "CURIOS1",
            "A coroutine resumes on its kernel's thread, whatever an await is configured to",
            "CA2007",
            "MA0004",
            "VSTHRD111",
            "RCS1090")
    {
    }

    private protected override bool IsWrong(SyntaxNode node, SemanticModel model, CurioContext curio) =>
        ContextAt(node, model, curio) == CodeContext.Coroutine;
}
