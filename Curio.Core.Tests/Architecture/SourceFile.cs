using Microsoft.CodeAnalysis;

namespace Curio.Tests.Architecture;

/// <summary>One file of <see cref="SourceTree"/>.</summary>
/// <param name="Path">From the project's folder, with slashes.</param>
/// <param name="Tree">What it says.</param>
internal sealed record SourceFile(string Path, SyntaxTree Tree)
{
    /// <summary>The file's name without its end.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => SourceTree.FolderOf(Path);

    public int LineCount => Tree.GetText().Lines.Count - (Tree.GetText().Lines[^1].Span.IsEmpty ? 1 : 0);

    /// <summary>How many lines a node takes, without its documentation.</summary>
    public int LinesOf(SyntaxNode node)
    {
        FileLinePositionSpan span = Tree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
