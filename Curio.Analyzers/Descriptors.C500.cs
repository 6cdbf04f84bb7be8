using Microsoft.CodeAnalysis;

namespace Curio.Analyzers;

internal static partial class Descriptors
{
    /// <summary>CURIO509; {0} is what is wrong with the line.</summary>
    public static readonly DiagnosticDescriptor BlockingList = Rule(
        RuleIds.BlockingList,
        "Line of CurioBlocking.txt that cannot be read",
        "{0}; the line is ignored",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "CurioBlocking.txt names the members that block, one documentation id a line. A line that is none names nothing, and the "
            + "calls it was meant for are not reported.");
}
