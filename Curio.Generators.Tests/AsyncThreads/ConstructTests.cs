using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AsyncThreads;

/// <summary>Bodies with everything that a body can have.</summary>
public class ConstructTests
{
    private const string Helpers = """
        static class Later
        {
            public static async Coro<T> Value<T>(T value) { await Coro.Sleep(TimeSpan.Zero); return value; }
        }

        """;

    [Fact]
    public void Try_catch_finally_goto_switch_and_patterns() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                List<string> log = [];
                int round = 0;
            again:
                try
                {
                    if (AWAIT(Later.Value<object>(round)) is int and > 1) throw new FormatException("two");
                    log.Add(AWAIT(Later.Value<object>("s")) switch { string s when s.Length == 1 => s + round, _ => "?" });
                    round++;
                    goto again;
                }
                catch (FormatException e) when (e.Message == "two")
                {
                    log.Add(AWAIT(Later.Value(e.Message)));
                }
                finally
                {
                    log.Add(AWAIT(Later.Value("f")));
                }
                for (int i = 0; i < AWAIT(Later.Value(2)); i++) { if (i == 1) { continue; } log.Add("for" + i); }
                while (AWAIT(Later.Value(round--)) > 1) { log.Add("while"); }
                do { round += AWAIT(Later.Value(1)); } while (round < 3);
                switch (AWAIT(Later.Value(round))) { case 3: log.Add("three"); goto default; default: log.Add("end"); break; }
                return string.Join(' ', log);
            }
        }
        """).Compiles().Matches().YieldsInBothForms("s0 f s1 f two f for0 while three end");

    [Fact]
    public void Local_functions_become_coroutines_where_they_block() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                List<string> log = [];
                Note(Twice(Plain(2)));
                foreach (int number in Count(2)) { log.Add("c" + number); }
                int[] doubled = [.. new[] { 1, 2 }.Select(n => n * 2)];
                Func<int, int> lambda = n => n + doubled.Length;
                return string.Join(' ', log) + Generic("g") + lambda(1);

                static int Plain(int n) => n + 1;
                static int Twice(int n) => AWAIT(Later.Value(n)) * 2;
                void Note(int n) { int AndMore() { return Twice(n); } log.Add($"n{AndMore()}"); }
                IEnumerable<int> Count(int to) { for (int i = 0; i < to; i++) { yield return AWAIT(Later.Value(i)); } }
                T? Generic<T>(T? value) where T : class => AWAIT(Later.Value(value));
            }
        }
        """).Compiles().Matches().YieldsInBothForms("n12 c0 c1g3");

    [Fact]
    public void An_iterator_becomes_an_async_iterator() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static IEnumerable<int> Numbers(int to)
            {
                for (int i = 0; i < to; i++)
                {
                    if (i == 3) { yield break; }
                    yield return AWAIT(Later.Value(i));
                }
            }

            [AsyncThread]
            public static string Run()
            {
                string text = "";
                foreach (int number in Numbers(9)) { text += number; }
                foreach (var (a, b) in new[] { (1, 2) }) { text += a + b; }
                return text;
            }
        }
        """).Compiles().Matches().YieldsInBothForms("0123");

    [Fact]
    public void Usings_namespaces_and_directives_of_the_file() => GeneratorRun.Of("""
        using System.Text;
        using Words = System.Collections.Generic.List<string>;
        using static System.Math;
        namespace Outer.Space
        {
            using Inner;
            namespace Deep
            {
                public static partial class Holder
                {
                    internal partial record Reading(int Value)
                    {
                        [AsyncThread]
                        public string Text()
                        {
        #region a region
                            Words words = new();
        #if NEVER
                            words.Add("never");
        #else
                            words.Add(AWAIT(Tool.Make(Max(Value, 2))));
        #endif
        #pragma warning restore
        #endregion
                            return new StringBuilder(words[0]).ToString();
                        }
                    }
                }
            }
        }
        namespace Inner { static class Tool { public static async Coro<string> Make(int n) => "made" + n; } }
        static partial class Probe { [AsyncThread] public static string Run() => new Outer.Space.Deep.Holder.Reading(1).Text(); }
        """).Compiles().Matches().YieldsInBothForms("made2");

    [Fact]
    public void Spans_in_blocks_without_a_wait() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                int length;
                {
                    Span<char> buffer = stackalloc char[3];
                    buffer.Fill('x');
                    length = buffer.Length;
                }
                AWAIT(Later.Value(1));
                return length + AWAIT(Later.Value("abc")).AsSpan(1).ToString();
            }
        }
        """).Compiles().YieldsInBothForms("3bc");

    [Fact]
    public void Nested_and_generic_types_with_primary_constructors_and_events() => GeneratorRun.Of(Helpers + """
        static partial class Outer<T> where T : class
        {
            public sealed partial class Inner<TKey>(T first, TKey key) : IDisposable where TKey : struct
            {
                private readonly AsyncRLock _gate = new();
                public event Action<TKey>? Seen;

                [AsyncThread]
                public (T, TKey, int) Take<TOther>(TOther[] others, Func<TOther, bool>? test = null)
                    where TOther : notnull
                {
                    using (_gate.Acquire())
                    using (var second = _gate.Acquire())
                    {
                        Seen?.Invoke(AWAIT(Later.Value(key)));
                        (int count, T copy) = (AWAIT(Later.Value(others)).Count(each => test?.Invoke(each) ?? true), AWAIT(Later.Value(first)));
                        int[] list = [count, .. AWAIT(Later.Value(new[] { 1 })), AWAIT(Later.Value<int?>(null)) ?? 5];
                        list[AWAIT(Later.Value(0))] += AWAIT(Later.Value(1));
                        var made = new { Sum = list.Sum(), Text = AWAIT(Later.Value("t")) };
                        return made is { Sum: > 0 and var sum, Text: "t" } ? (copy, key, -AWAIT(Later.Value(-sum))) : throw new InvalidOperationException();
                    }
                }

                public void Dispose() { }
            }
        }
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                int seen = 0;
                using var inner = new Outer<string>.Inner<int>("f", 2);
                inner.Seen += key => seen = key;
                return $"{inner.Take<string>(["a", "bc"], static text => text.Length == 1)} {seen}";
            }
        }
        """).Compiles().Matches().YieldsInBothForms("(f, 2, 8) 2");

    [Fact]
    public void Groups_tasks_and_timeouts() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                List<int> done = [];
                using (var group = new TaskGroup<int>())
                {
                    group.Spawn(Later.Value(1));
                    group.Spawn(Later.Value(2));
                    foreach (CurioTask<int> task in group) { done.Add(task.Result); }
                    group.Join();
                }
                UniversalQueue<int> queue = new();
                queue.Put(3);
                done.Add(queue.Get());
                try { AWAIT(Coro.TimeoutAfter(TimeSpan.FromMilliseconds(1), queue.GetAsync())); }
                catch (TaskTimeoutException) { done.Add(4); }
                return string.Join(' ', done);
            }
        }
        """).Compiles().Matches().YieldsInBothForms("1 2 3 4");
}
