using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Tests.Support;

/// <summary>
/// Damages a sample that uses most of what twins carry over, one to three times a variant; a seed fixes how. Extension
/// blocks are not among it: this Roslyn knows them as a preview and throws when it binds broken ones.
/// </summary>
/// <param name="seed">Two sources with the same seed give the same variants.</param>
internal sealed class HalfTypedSource(int seed)
{
    /// <summary>Everything; what is damaged is one half of it, which takes half the time.</summary>
    public const string Whole = Twins + "\n" + Work;

    private const string Twins = """
        using System.ComponentModel;
        using System.Runtime.CompilerServices;
        namespace Demo.Deep
        {
            public enum Mode { Off, On }

            public static partial class Outer<TOuter> where TOuter : class
            {
                /// <summary>A box.</summary>
                [AwaitShims]
                public sealed partial class Box<T> : IAsyncDisposable where T : notnull
                {
                    /// <summary>Takes one out.</summary>
                    public async Coro<T?> GetAsync(T? fallback, int count = 3, Mode mode = Mode.On) => fallback;
                    public async Coro<(TOuter? Left, List<T> Right)> PairAsync<U>(Dictionary<string, U[]?> map, params U[] rest) where U : struct, IComparable<U> => (null, []);
                    public async Coro PutAsync(T item, [CallerMemberName] string caller = "", CancellationToken token = default) { }
                    public async Coro PutAsync(object item, dynamic? more) { }
                    public Coro RefuseAsync(ref int number, Span<byte> bytes) => default;
                    [EditorBrowsable(EditorBrowsableState.Never), Obsolete("old")]
                    public static async Coro<string> NameAsync(string name = "x\"y") => name;
                    public async ValueTask DisposeAsync() { }
                    public void Put(T item, string caller, CancellationToken token) { }
                }
            }

            [AwaitShims]
            public partial interface IChannel<in TIn, out TOut>
            {
                Coro SendAsync(TIn item);
                Coro<int> CountAsync();
                Coro DisposeAsync();
            }

            [AwaitShims]
            public partial record struct Reading(int Value) { public readonly async Coro<int> TwiceAsync() => 2; }

            [AwaitShims]
            public static partial class Extensions
            {
                public static async Coro<int> SizeAsync(this string text) => text.Length;
            }

            public partial class Derived : Base { [AwaitShims] protected override async Coro<decimal> SumAsync(decimal start = 1.5m) => start; }
            public abstract partial class Base { protected abstract Coro<decimal> SumAsync(decimal start = 1.5m); }
        }
        """;

    private const string Work = """
        namespace Demo.Deep
        {
            /// <summary>Work.</summary>
            public static partial class Work<TItem> where TItem : class
            {
                /// <summary>Consumes.</summary>
                [AsyncThread]
                public static (int Sum, TItem? Last) Consume(AsyncQueue<TItem?> queue, AsyncLock gate, int most = 3, params int[] rest)
                {
                    int sum = Twice(rest.Length);
                    try
                    {
                        using (gate.Acquire()) { Thread.Sleep(1); }
                        foreach (TItem? item in queue) { if (item is null && sum++ > most) { return (sum, item); } }
                    }
                    catch (FormatException e) when (e.Message == "x") { sum += AWAIT(Later(2)); }
                    finally { Note(sum); }
                    Func<int, int> lambda = n => n + sum;
                    return (lambda(AWAIT(AWAIT(SpawnNote(sum)).JoinAsync())), queue.Get());

                    int Twice(int n) => AWAIT(Later(n)) * 2;
                }

                [AsyncThread] private static int Note(int sum) { foreach (int each in Count(sum)) { sum += each; } return sum; }
                [AsyncThread] internal static IEnumerable<int> Count(int to) { for (int i = 0; i < to; i++) { yield return AWAIT(Later(i)); } }
                [AsyncThread] public static void Refused(in int number) { lock (typeof(FormatException)) { AWAIT(Later(number)); } }
                private static async Coro<int> Later(int n) { await NoteAsync(n); await SquareInProcess(n); return n; }
                [ProcessWorker] internal static int Square(int number, string text = "a") => number * text.Length;
                [ProcessWorker] public static void Forget(List<string?> list) { }
            }
        }
        """;

    private static readonly (string Text, SyntaxToken[] Tokens)[] s_halves = [Read(Twins), Read(Work)];

    private readonly Random _random = new(seed);

    /// <summary>The next variant.</summary>
    /// <returns>A source that mostly does not compile.</returns>
    public string Next()
    {
        // Damage to tokens goes from the end to the front, so that the places of those before stay right.
        (string text, SyntaxToken[] tokens) = s_halves[_random.Next(s_halves.Length)];
        int wounds = _random.Next(1, 4);
        foreach (SyntaxToken token in _random.GetItems(tokens, wounds).OrderByDescending(static token => token.SpanStart))
        {
            text = DamageToken(text, token.Span, tokens);
        }

        return _random.Next(4) switch
        {
            0 => text[.._random.Next(text.Length)],
            1 => ChangeLines(text, swap: true),
            2 => ChangeLines(text, swap: false),
            _ => text,
        };
    }

    private static (string Text, SyntaxToken[] Tokens) Read(string text) =>
        (text, [.. TestCompilation.Parse(text, "Half.cs").GetRoot().DescendantTokens()]);

    private string DamageToken(string text, TextSpan span, SyntaxToken[] tokens)
    {
        string token = text[Math.Min(span.Start, text.Length)..Math.Min(span.End, text.Length)];
        string other = tokens[_random.Next(tokens.Length)].Text;
        string damaged = _random.Next(5) switch
        {
            0 => string.Empty,
            1 => other,
            2 => token + " " + token,
            3 => token + " " + other,
            _ => token[..(token.Length / 2)],
        };
        return text[..span.Start] + damaged + text[span.End..];
    }

    private string ChangeLines(string text, bool swap)
    {
        string[] lines = text.Split('\n');
        int one = _random.Next(lines.Length);
        int other = _random.Next(lines.Length);
        (lines[one], lines[other]) = swap ? (lines[other], lines[one]) : (lines[one], lines[one]);
        return string.Join('\n', lines);
    }
}
