using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary>What a twin's signature takes over.</summary>
public class SignatureTests
{
    [Fact]
    public void Void_and_result_with_all_that_is_around_them()
    {
        GeneratorRun run = GeneratorRun.Of("""
            namespace Demo.Mail;

            /// <summary>Keeps one letter.</summary>
            [AwaitShims]
            public sealed partial class Mailbox
            {
                private string _letter = "";

                /// <summary>Puts a letter in.</summary>
                /// <param name="letter">The letter.</param>
                public async Coro PutAsync(string letter) => _letter = letter;

                /// <summary>Takes the letter out.</summary>
                /// <returns>The letter.</returns>
                public async Coro<string> GetAsync() => _letter;

                /// <summary>Stays as it is.</summary>
                public int Count => 1;
            }
            """,
            """
            using Demo.Mail;
            static class Probe
            {
                public static string Run() { var box = new Mailbox(); box.Put("hello"); return box.Get(); }
            }
            """).Compiles();
        run.Yields("hello");
        Snapshot.Compare(
            "SignatureTests.Void_and_result_with_all_that_is_around_them",
            run.Files.Select(static file => (file.HintName, Snapshot.HideVersion(file.SourceText.ToString()))));
    }

    [Fact]
    public void Static_methods_and_the_accessibility_of_annotated_ones() => GeneratorRun.Of("""
        partial class Probe
        {
            [AwaitShims] public static async Coro<int> OneAsync() => 1;
            [AwaitShims] internal static async Coro<int> TwoAsync() => 2;
            [AwaitShims] protected internal static async Coro<int> ThreeAsync() => 3;
            [AwaitShims] private protected static async Coro<int> FourAsync() => 4;
            [AwaitShims] private static async Coro<int> FiveAsync() => 5;
            public static async Coro<int> SixAsync() => 6;
            public static string Run() => $"{One()}{Two()}{Three()}{Four()}{Five()}";
        }
        """).Compiles().Matches().Yields("12345");

    [Fact]
    public void A_sealed_type_gets_nothing_protected() => GeneratorRun.Of("""
        abstract class Base
        {
            protected abstract Coro<int> OneAsync();
            protected internal abstract Coro<int> TwoAsync();
            private protected abstract Coro<int> ThreeAsync();
        }
        sealed partial class Probe : Base
        {
            [AwaitShims] protected override async Coro<int> OneAsync() => 1;
            [AwaitShims] protected internal override async Coro<int> TwoAsync() => 2;
            [AwaitShims] private protected override async Coro<int> ThreeAsync() => 3;
            public static string Run() { Probe p = new(); return $"{p.One()}{p.Two()}{p.Three()}"; }
        }
        """).Compiles().Matches().Yields("123");

    [Fact]
    public void Only_public_coroutine_methods_of_an_annotated_type() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Probe
        {
            public static async Coro<string> YesAsync() => "yes";
            internal static async Coro<string> InternalAsync() => "no";
            private static async Coro<string> PrivateAsync() => "no";
            public static async Task<string> TaskAsync() { await InternalAsync(); return await PrivateAsync(); }
            public static async Coro<string> Suffixless() => "no";
            public static Func<Coro<string>> PropertyAsync => Suffixless;
            public static string Run() => Yes();
        }
        """).Compiles().Matches().Yields("yes");

    [Fact]
    public void Generics_and_their_constraints() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Probe<TOuter> where TOuter : class, IComparable<TOuter>
        {
            public async Coro<(TOuter Left, T Right)> PairAsync<T>(TOuter left, T right) where T : struct, IComparable<T> => (left, right);
            public async Coro<T> MakeAsync<T, U>(U? seed) where T : class?, IList<U?>, new() where U : notnull { var made = new T()!; made.Add(seed); return made; }
            public async Coro<int> SizeAsync<T>() where T : unmanaged => 0;
            public async Coro<Dictionary<string, List<T?>>> NestAsync<T, U>(U value) where U : T where T : class => new() { ["x"] = [value] };
            public async Coro<T?> MaybeAsync<T>(bool has, T value) => has ? value : default;
            public async Coro<string> KindAsync<T>() where T : allows ref struct => typeof(T).Name;
        }
        static class Probe
        {
            public static string Run()
            {
                var probe = new Probe<string>();
                var (left, right) = probe.Pair("a", 1);
                return $"{left}{right}{probe.Make<List<int>, int>(2).Count}{probe.Size<int>()}{probe.Nest<object, string>("v")["x"][0]}{probe.Maybe(true, 'm')}{probe.Kind<Span<int>>()}";
            }
        }
        """).Compiles().Matches().Yields("a110vmSpan`1");

    [Fact]
    public void Default_values() => GeneratorRun.Of("""
        enum Size { Small, @class }
        [Flags] enum Mode : byte { None = 0, A = 1, B = 2 }
        [AwaitShims]
        partial class Probe
        {
            public async Coro<string> NumbersAsync(int i = -1, long l = long.MinValue, uint u = 7, ulong big = ulong.MaxValue, byte b = 255, short s = -2,
                float f = 1.5f, double d = 2, double e = 1e300, float nan = float.NaN, double minus = double.NegativeInfinity, decimal m = 1.10m)
                => FormattableString.Invariant($"{i} {l} {u} {big} {b} {s} {f} {d} {e} {nan} {minus} {m}");
            public async Coro<string> TextsAsync(char c = '\'', string q = "a\"b\\\n\u2028", string? none = null, string forced = null!, bool yes = true, object? o = null)
                => $"{(int)c} {q.Length} {none is null} {forced is null} {yes} {o is null}";
            public async Coro<string> EnumsAsync(Size size = Size.@class, Mode both = Mode.A | Mode.B, Mode? maybe = Mode.B, Size? nothing = null, DayOfWeek odd = (DayOfWeek)(-3))
                => $"{size} {both} {maybe} {nothing is null} {(int)odd}";
            public async Coro<string> StructsAsync<T>(CancellationToken token = default, TimeSpan? wait = null, int? five = 5, nint n = 3, T value = default!, (int A, string? B) pair = default)
                => $"{token.CanBeCanceled} {wait is null} {five} {n} {value} {pair.A}";
        }
        partial class Probe { public static string Run() { var p = new Probe(); return string.Join('|', p.Numbers(), p.Texts(), p.Enums(), p.Structs<int>()); } }
        """).Compiles().Matches().Yields(
            "-1 -9223372036854775808 7 18446744073709551615 255 -2 1.5 2 1E+300 NaN -Infinity 1.10|39 6 True True True True|class A, B B True -3|False True 5 3 0 0");

    [Fact]
    public void Params_stay_params() => GeneratorRun.Of("""
        [AwaitShims]
        static partial class Probe
        {
            public static async Coro<int> SumAsync(string first, params int[] rest) => first.Length + rest.Sum();
            public static async Coro<int> CountAsync(params IEnumerable<string> all) => all.Count();
            public static async Coro<int> BoxAsync(params object?[] all) => all.Length;
            public static string Run() => $"{Sum("abc", 1, 2)}{Count("a", "b")}{Box(1, null, 3)}";
        }
        """).Compiles().Matches().Yields("623");

    [Fact]
    public void Nullability_tuple_names_and_dynamic() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Probe
        {
            public async Coro<string?> FindAsync(string? key, List<string?>? all, string[]?[] nested) => key;
            public async Coro<(int Count, string? Name)> DescribeAsync((string First, int? Second) input) => (input.First.Length, input.First);
            public async Coro<dynamic> BendAsync(dynamic one, dynamic? two, List<dynamic> three) => one + (two ?? three.Count);
            public async Coro<Func<T?, Task<T>>?> WrapAsync<T>(Action<T?>? action) where T : class => null;
            public static string Run()
            {
                var probe = new Probe();
                int bent = probe.Bend(1, null, [2, 3]);
                return $"{probe.Find("k", null, [])}{probe.Describe(("abc", 1)).Count}{bent}{probe.Wrap<string>(null) is null}";
            }
        }
        """).Compiles().Matches().Yields("k33True");

    [Fact]
    public void A_signature_without_annotations_is_copied_without() => GeneratorRun.Of("""
        #nullable disable
        [AwaitShims]
        static partial class Probe
        {
            public static async Coro<string> JoinAsync(string left = null, List<string> right = null) => left + (right is null);
            public static async Coro<int> PlainAsync(int i) => i;
            public static string Run() => Join(null, null) + Plain(1);
        }
        """).Compiles().Matches().Yields("True1");

    [Fact]
    public void Attributes_that_a_caller_feels_and_no_others() => GeneratorRun.Of("""
        using System.ComponentModel;
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Runtime.Versioning;
        [AttributeUsage(AttributeTargets.All)] sealed class FactAttribute : Attribute;
        [Obsolete("as a type")] class Old;
        [AwaitShims]
        static partial class Probe
        {
            [Fact, EditorBrowsable(EditorBrowsableState.Never), Obsolete("say \"why\"", false, DiagnosticId = "OLD1")]
            [UnsupportedOSPlatform("windows7.0"), OverloadResolutionPriority(1)]
            public static async Coro<string> WhoAsync([Fact] string text, [CallerMemberName] string caller = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(text))] string? expression = null)
                => $"{caller} {line} {expression}";
            public static async Coro<string> DateAsync([Optional, DateTimeConstant(630822816000000000L)] DateTime day, [Optional, DefaultParameterValue((byte)3)] object number, [Optional] int none)
                => $"{day.Year} {number.GetType().Name} {none}";
            public static async Coro<string> KindAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicFields)] T>([StringSyntax("Regex", 1, typeof(int))] string pattern, [NotNull] object? o)
            { ArgumentNullException.ThrowIfNull(o); return typeof(T).Name + pattern; }
        #pragma warning disable CS0618
            public static async Coro<Old> AgedAsync() => new();
            public static string Run() =>
        #pragma warning disable OLD1
        #line 77
                Who("a" + "b") + Date() + Kind<int>("x", 1);
        }
        """).Compiles().Matches().Yields("Run 77 \"a\" + \"b\"2000 Byte 0Int32x");
}
