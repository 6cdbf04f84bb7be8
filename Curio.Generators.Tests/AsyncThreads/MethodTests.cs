using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AsyncThreads;

/// <summary>Signatures, and the types that methods stand in.</summary>
public class MethodTests
{
    private const string Helpers = """
        static class Later
        {
            public static async Coro<T> Value<T>(T value) { await Coro.Sleep(TimeSpan.Zero); return value; }
        }

        """;

    [Fact]
    public void Everything_that_stands_around_a_body() => GeneratorRun.Of("""
        namespace Demo;

        /// <summary>Consumes.</summary>
        public static partial class Consumer
        {
            /// <summary>Adds what the queue gives.</summary>
            /// <param name="queue">The queue.</param>
            /// <returns>The sum.</returns>
            [AsyncThread]
            public static int Consume(AsyncQueue<int> queue)
            {
                int sum = 0;
                while (true)
                {
                    int item = queue.Get(); // blocks
                    if (item < 0)
                    {
                        return sum;
                    }

                    sum += item;
                }
            }
        }
        """).Compiles().MatchesInFull();

    [Fact]
    public void Parameters_generics_defaults_and_attributes() => GeneratorRun.Of(Helpers + """
        partial class Probe<TOuter> where TOuter : notnull
        {
            [AsyncThread, Obsolete("old")]
            internal protected static (TOuter? First, T[] Others) Join<T>(TOuter? first, string? text = "a\"b", DayOfWeek day = DayOfWeek.Friday, params T[] rest)
                where T : class, IComparable<T>, new() => (AWAIT(Later.Value(first)), rest);

            [AsyncThread]
            private static void Clash(int daemon, [System.Runtime.CompilerServices.CallerMemberName] string caller = "", CancellationToken @event = default) => AWAIT(Later.Value(daemon));
        }
        partial class Probe
        {
        #pragma warning disable CS0618
            [AsyncThread]
            public static string Run() => Probe<string>.Join<Item>("f", rest: new Item()).Others.Length + AWAIT(Probe<string>.SpawnJoin<Item>("f", rest: [new()], daemon: true)).Name;
        }
        class Item : IComparable<Item> { public int CompareTo(Item? other) => 0; }
        """).Compiles().Matches().YieldsInBothForms("1Probe.Join");

    [Fact]
    public void Structs_interfaces_overrides_and_partial_methods() => GeneratorRun.Of(Helpers + """
        readonly partial struct Reading(int value) { [AsyncThread] public int Twice(int self) => AWAIT(Later.Value(value)) * self; }
        partial interface INamed { [AsyncThread] string Name() => AWAIT(Later.Value("interface")); }
        class Named : INamed;
        partial class Base { [AsyncThread] public virtual string Who() => AWAIT(Later.Value("base")); [AsyncThread] public string Hidden() => "hidden"; }
        partial class Derived : Base { [AsyncThread] public override string Who() => AWAIT(Later.Value("derived")) + base.Who(); [AsyncThread] public new string Hidden() => "shown"; }
        partial class Parts { [AsyncThread] public partial int Sum(int a, int b = 2); public partial int Sum(int a, int b) => AWAIT(Later.Value(a + b)); }
        static partial class Extensions { [AsyncThread] public static int Size(this string text) => AWAIT(Later.Value(text.Length)); }
        static partial class Probe
        {
            [AsyncThread]
            public static string Run()
            {
                Base b = new Derived();
                INamed named = new Named();
                int spawned = AWAIT(AWAIT(new Reading(4).SpawnTwice(2)).JoinAsync());
                return $"{new Reading(3).Twice(2)} {spawned} {named.Name()} {b.Who()} {b.Hidden()} {new Derived().Hidden()} {new Parts().Sum(1)} {"abc".Size()}";
            }
        }
        """).Compiles().Matches().YieldsInBothForms("6 8 interface derivedbase hidden shown 3 3");

    [Fact]
    public void A_method_without_annotations_for_null_and_one_without_a_result() => GeneratorRun.Of(Helpers + """
        static partial class Probe
        {
            private static int _done;
        #nullable disable
            [AsyncThread] public static void Take(string text, List<string> list) { string none = null; _done += AWAIT(Later.Value(list.Count)) + (none?.Length ?? 1); }
        #nullable enable
            [AsyncThread] public static string Run() { Take("", ["a"]); var thread = AWAIT(SpawnTake("", [])); AWAIT(thread.JoinAsync()); return _done.ToString(); }
        }
        """).Compiles().Matches();

    [Fact]
    public void A_breakpoint_in_the_method_is_hit_in_the_task_form()
    {
        GeneratorRun run = GeneratorRun.Of("""
            static partial class Probe
            {
                [AsyncThread] public static string Run() {
                    AsyncEvent done = new();
                    done.Set(); throw new FormatException(
                        done.IsSet + LineOf());
                }
                private static string LineOf([System.Runtime.CompilerServices.CallerLineNumber] int line = 0, [System.Runtime.CompilerServices.CallerFilePath] string path = "") => $" {path}:{line}";
            }
            static partial class Outside { public static string Try(Func<string> run) { try { return run(); } catch (Exception e) { return e.InnerException?.Message ?? e.Message; } } }
            """).Compiles();
        Exception thrown = Assert.ThrowsAny<Exception>(() => LoadedProbe.RunForms(run.Output));
        Assert.Equal("True File0.cs:6", thrown.Message);
    }
}
