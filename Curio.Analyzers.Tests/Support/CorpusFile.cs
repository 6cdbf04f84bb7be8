using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Tests.Support;

/// <summary>
/// A file of the corpus. Comments at the ends of lines say what is reported there: <c>// CURIO101</c>, or
/// <c>// CURIO101 (Coro)</c> where tasks differ, <c>// FN CURIO101: reason</c> for what is missed, and
/// <c>// FP CURIO101: reason</c> for a false alarm.
/// </summary>
internal sealed partial record CorpusFile(string Name, string Text)
{
    public static IReadOnlyList<CorpusFile> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.cs").Order(StringComparer.Ordinal)
            .Select(path => new CorpusFile(Path.GetFileName(path), System.IO.File.ReadAllText(path)))];

    /// <summary>What is marked, by line from 0.</summary>
    public IEnumerable<(int Line, CorpusMark Mark)> Marks => Text.Split('\n')
        .SelectMany((line, number) => Mark().Matches(line).Select(match => (number, CorpusMark.From(match))));

    /// <summary>The cases: methods named by a letter and two digits, with their marks.</summary>
    public IEnumerable<(string Name, IReadOnlyList<CorpusMark> Marks)> Cases =>
        CSharpSyntaxTree.ParseText(Text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => CaseName().IsMatch(method.Identifier.Text))
            .Select(method => (method.Identifier.Text, MarksIn(method.GetLocation().GetLineSpan())));

    /// <summary>The text in a mode; lines stay where they are.</summary>
    public string In(CorpusMode mode) => mode switch
    {
        CorpusMode.Coroutines => Text,
        CorpusMode.Tasks => CoroWord().Replace(Text.Replace("Coro.RunInThread", "Task.Run", StringComparison.Ordinal), "Task"),
        _ => Strip(Text),
    };

    /// <summary>What the files share in a mode: their imports, and what they wait for.</summary>
    public static string Prelude(CorpusMode mode) => """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using static Prelude;

        """ + mode switch
    {
        CorpusMode.Coroutines => "global using Curio; static class Prelude { public static async Coro Pause() => await Coro.Sleep(TimeSpan.Zero); }",
        CorpusMode.Tasks => "static class Prelude { public static async Task Pause() => await Task.Yield(); }",
        _ => "static class Prelude { public static void Pause() { } public static void Run(Action action) => action(); public static T Run<T>(Func<T> function) => function(); }",
    };

    private static string Strip(string text)
    {
        string plain = text.Replace("IAsyncEnumerable<", "IEnumerable<", StringComparison.Ordinal)
            .Replace("Coro.RunInThread", "Run", StringComparison.Ordinal)
            .Replace("Func<Coro>", "Action", StringComparison.Ordinal)
            .Replace("return Pause();", "Pause();", StringComparison.Ordinal);
        return CoroWord().Replace(Keywords().Replace(CoroOfT().Replace(plain, "${type}"), string.Empty), "void");
    }

    private IReadOnlyList<CorpusMark> MarksIn(FileLinePositionSpan span) =>
        [.. Marks.Where(m => m.Line >= span.StartLinePosition.Line && m.Line <= span.EndLinePosition.Line).Select(m => m.Mark)];

    [GeneratedRegex(@"// (?<known>FN |FP )?(?<id>CURIO\d{3})( \((?<mode>Coro|Task)\))?(?=:| //|\s*$)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^[HX]\d\d_")]
    private static partial Regex CaseName();

    [GeneratedRegex(@"\bCoro\b")]
    private static partial Regex CoroWord();

    [GeneratedRegex(@"\b(async|await) ")]
    private static partial Regex Keywords();

    [GeneratedRegex(@"\bCoro<(?<type>(?>[^<>]+|<(?<open>)|>(?<-open>))*(?(open)(?!)))>")]
    private static partial Regex CoroOfT();
}
