using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Blocking;

/// <summary>The lists of a project itself: its additional files named <c>CurioBlocking.txt</c>.</summary>
internal static class UserLists
{
    private const string FileName = "CurioBlocking.txt";

    /// <summary>The lists among the additional files of a project. What cannot be read in them is a matter of CURIO509.</summary>
    public static ImmutableArray<BlockingList> Of(ImmutableArray<AdditionalText> files) =>
    [
        .. files.Where(IsOne).Select(f => f.GetText()).OfType<SourceText>().Select(text => BlockingListParser.Parse(text).List),
    ];

    /// <summary>Whether an additional file is such a list.</summary>
    public static bool IsOne(AdditionalText file) => string.Equals(NameOf(file.Path), FileName, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
