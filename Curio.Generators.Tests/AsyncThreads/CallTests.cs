using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AsyncThreads;

/// <summary>What calls become in the task form.</summary>
public class CallTests
{
    private const string Helpers = """
        static class Later
        {
            public static async Coro<T> Value<T>(T value) { await Coro.Sleep(TimeSpan.Zero); return value; }
            public static async Coro Nothing(List<string> log, string text) { await Coro.Sleep(TimeSpan.Zero); log.Add(text); }
        }

        """;

    [Fact]
    public void AWAIT_in_all_places() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                List<string> log = [];
                AWAIT(Later.Nothing(log, "first"));
                AsyncThread.AWAIT(Later.Nothing(log, "second"));
                int length = AWAIT(Later.Value("four")).Length;
                var sum = AWAIT(Later.Value(1)) + AWAIT( // one
                    Later.Value(2)); // and two
                string text = $"{AWAIT(Later.Value(3))}{AWAIT(Later.Value("x"))!.ToUpperInvariant()}{AWAIT(Later.Value(new[] { 7, 8 }))[1]}";
                string nested = AWAIT(Later.Value(AWAIT(Later.Value("deep")) + AWAIT(Later.Value<string?>(null))?.Length));
                Coro<int> made = sum > 2 ? Later.Value(5) : Later.Value(6);
                int chosen = AWAIT(sum > 2 ? made : Later.Value(-1));
                int plain = AWAIT(sum * 2) + AWAIT(4);
                return $"{string.Join(' ', log)} {length} {sum} {text} {nested} {chosen} {(AWAIT(Later.Value(plain)) is int number && number > 3 ? number : 0)}";
            }
        }
        """).Compiles().Matches().YieldsInBothForms("first second 4 3 3X8 deep 5 10");

    [Fact]
    public void Blocking_twins_of_the_runtime() => GeneratorRun.Of("""
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                AsyncQueue<int> queue = new(maxSize: 2);
                AsyncEvent ready = new();
                AsyncLock gate = new();
                queue.Put(1);
                queue.Put(queue.Get() + 1);
                ready.Set();
                ready.Wait();
                using (gate.Acquire())
                {
                    Thread.Sleep(1);
                    Thread.Sleep(TimeSpan.FromMilliseconds(1));
                }
                using var held = gate.Acquire();
                queue.Put(3);
                int sum = 0;
                foreach (int item in queue)
                {
                    sum += item;
                    queue.TaskDone();
                    if (queue.IsEmpty) break;
                }
                return $"{sum} {gate.IsLocked}";
            }
        }
        """).Compiles().Matches().YieldsInBothForms("5 True");

    [Fact]
    public void Twins_of_types_in_the_same_project_which_do_not_exist_yet() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Source(List<string> log) : IAsyncEnumerable<string>, IAsyncDisposable
        {
            public async Coro<string> NextAsync(string name = "a") { await Coro.Sleep(TimeSpan.Zero); return name + "!"; }
            public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken token = default)
            {
                try { yield return await NextAsync("x"); yield return await NextAsync("y"); }
                finally { log.Add("left"); }
            }
            public async ValueTask DisposeAsync() => log.Add("closed");
        }
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                List<string> log = [];
                using (var source = new Source(log))
                {
                    log.Add(source.Next().ToUpperInvariant());
                    foreach (var item in source) { log.Add(item.Substring(0, 1)); }
                }
                using Source second = new(log);
                return string.Join(' ', log);
            }
        }
        """).Compiles().Matches().YieldsInBothForms("A! x y left closed");

    [Fact]
    public void Annotated_methods_call_each_other_and_what_is_made_of_them() => GeneratorRun.Of(
        Helpers + """
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                Other other = new();
                var thread = AWAIT(other.SpawnHalf(12));
                var inner = AWAIT(AsyncThread.Spawn(() => other.Half(8) + AWAIT(Later.Value(1))));
                return $"{Even(4)} {other.Half(20)} {AWAIT(other.HalfAsync(6))} {AWAIT(thread.JoinAsync())} {AWAIT(inner.JoinAsync())}";
            }

            [AsyncThread]
            private static bool Even(int number) => number == 0 || Odd(AWAIT(Later.Value(number)) - 1);

            [AsyncThread]
            private static bool Odd(int number) => number != 0 && Even(number - 1);
        }
        """,
        "sealed partial class Other { [AsyncThread] public int Half(int number) { Thread.Sleep(0); return number / 2; } }")
        .Compiles().Matches().YieldsInBothForms("True 10 3 6 5");

    [Fact]
    public void A_method_whose_token_is_not_given_and_one_beside_it() => GeneratorRun.Of("""
        partial class Box
        {
            public async Coro<int> GetAsync() { await Coro.Sleep(TimeSpan.Zero); return 1; }
            public int Get(CancellationToken token = default) => AWAIT(GetAsync());
            public async Coro<int> OtherAsync() => 10;
            public string Other() => "unlike";
            public async System.Threading.Tasks.Task<int> PlainAsync() => 100;
            public int Plain() => 3;
        }
        static partial class Probe
        {
            [AsyncThread]
            public static string Run() { Box b = new(); return b.Get() + b.Other() + b.Plain() + (AsyncThread.IsCurrent ? b.Get(default) : 1); }
        }
        """).Compiles().Matches().YieldsInBothForms("1unlike31");
}
