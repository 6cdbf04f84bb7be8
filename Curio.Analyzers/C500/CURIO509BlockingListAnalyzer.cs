using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.C500;

/// <summary>CURIO509: a line of <c>CurioBlocking.txt</c> that cannot be read, and so says nothing to the other rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CURIO509BlockingListAnalyzer : CurioAnalyzer
{
    /// <summary>Creates the rule; the compiler does.</summary>
    public CURIO509BlockingListAnalyzer()
        : base(Descriptors.BlockingList)
    {
    }

    private protected override bool ServesAllAsync => true;

    private protected override void Register(CompilationStartAnalysisContext start, CurioContext curio) =>
        start.RegisterAdditionalFileAction(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (!UserLists.IsOne(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        foreach ((TextLine line, string fault) in BlockingListParser.Parse(text).Faults)
        {
            var location = Location.Create(context.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.BlockingList, location, fault));
        }
    }
}
