using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.AnalyzerBenchmarks;

/// <summary>
/// A program of 100,000 lines of the usual kind: services with helpers that call each other across files, most of it
/// harmless, some of it coroutines, now and then a call that blocks, directly or six helpers deep.
/// </summary>
internal static class SyntheticCode
{
    /// <summary>How many lines the program has at least.</summary>
    public const int Lines = 100_000;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Curio;
        """;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The program, freshly parsed.</summary>
    /// <returns>A compilation that nothing has been asked of yet.</returns>
    public static CSharpCompilation Create()
    {
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(Usings, s_options, "Usings.cs")];
        int lines = 0;
        for (int number = 0; lines < Lines; number++)
        {
            string text = FileOf(number);
            lines += text.Count(static c => c == '\n');
            trees.Add(CSharpSyntaxTree.ParseText(text, s_options, string.Create(CultureInfo.InvariantCulture, $"Service{number}.cs"), Encoding.UTF8));
        }

        return CSharpCompilation.Create(
            "Synthetic",
            trees,
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string FileOf(int number)
    {
        StringBuilder text = new();
        _ = text.Append(CultureInfo.InvariantCulture, $$"""
            namespace Synthetic;

            public interface IStore{{number}}
            {
                int Count { get; }

                string? Find(int key);
            }

            public sealed class Service{{number}} : IStore{{number}}
            {
                private readonly Dictionary<int, string> _entries = new();
                private readonly object _gate = new();

                public int Count
                {
                    get
                    {
                        lock (_gate)
                        {
                            return _entries.Count;
                        }
                    }
                }

                public string? Find(int key)
                {
                    lock (_gate)
                    {
                        return _entries.TryGetValue(key, out string? text) ? text : null;
                    }
                }


            """);
        for (int i = 0; i < 12; i++)
        {
            AppendMembers(text, number, i);
        }

        return text.Append("}\n").ToString();
    }

    private static void AppendMembers(StringBuilder text, int number, int i)
    {
        int other = Math.Max(0, number - 1);
        string leaf = number % 50 == 0 && i == 0 ? "File.ReadAllText(key.ToString()).Length" : "key * 31";
        string direct = number % 25 == 0 && i == 1 ? "Thread.Sleep(1);" : "total++;";
        _ = text.Append(CultureInfo.InvariantCulture, $$"""
                public async Coro<int> Load{{i}}(IReadOnlyList<int> keys)
                {
                    int total = 0;
                    foreach (int key in keys)
                    {
                        string text = Find(key) ?? Describe{{i}}(key, total);
                        total += text.Length;
                        await Coro.Sleep(TimeSpan.Zero);
                    }

                    {{direct}}
                    return total + keys.Where(k => k > total).Select(k => Weigh{{i}}(k)).Sum();
                }

                public async Task<string> Store{{i}}Async(Stream stream, CancellationToken cancellation)
                {
                    byte[] buffer = new byte[256];
                    int read = await stream.ReadAsync(buffer.AsMemory(), cancellation).ConfigureAwait(false);
                    string text = Encoding.UTF8.GetString(buffer, 0, read);
                    _entries[read] = text;
                    return Describe{{i}}(read, text.Length);
                }

                public int Weigh{{i}}(int key)
                {
                    int weight = new Service{{other}}().Measure{{i}}(key) + Count;
                    for (int j = 0; j < key; j++)
                    {
                        weight += j % 2 == 0 ? j : -j;
                    }

                    return weight;
                }

                public int Measure{{i}}(int key)
                {
                    try
                    {
                        return checked({{leaf}});
                    }
                    catch (OverflowException)
                    {
                        return int.MaxValue;
                    }
                }

                private static string Describe{{i}}(int key, int total)
                {
                    StringBuilder text = new();
                    text.Append(key).Append(": ").Append(total);
                    if (total > 0 && key is > 3 and < 100)
                    {
                        text.AppendLine($" ({(double)key / total:P})");
                    }

                    return text.ToString().Trim();
                }


            """);
    }
}
