using Curio.Generators.Tests.Support;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary>How twins get along with the names around them.</summary>
public class NameTests
{
    [Fact]
    public void Overloads_are_told_apart_in_calls_and_documentation()
    {
        GeneratorRun run = GeneratorRun.Of("""
            [AwaitShims]
            partial class Probe
            {
                /// <summary>One.</summary>
                public async Coro<string> GetAsync() => "none";
                public async Coro<string> GetAsync(int? one) => "int?";
                public async Coro<string> GetAsync(object one) => "object";
                public async Coro<string> GetAsync(dynamic one, string? two) => "dynamic";
                public async Coro<string> GetAsync((int A, string B) pair, int[][,] array) => "tuple";
                public async Coro<string> GetAsync<T>(T one, Dictionary<T, (T?, List<int?>)> @event) where T : notnull => "generic";
                public async Coro<string> GetAsync(params object[] all) => "params";
                public async Coro<string> OneAsync<T>() => typeof(T).Name;
                public static string Run()
                {
                    var p = new Probe();
                    return string.Join(' ', p.Get(), p.Get(1), p.Get((object)"o"), p.Get((object)1, "s"), p.Get((1, ""), new int[0][,]), p.Get("t", []), p.Get("a", "b", "c"), p.One<int>());
                }
            }
            """).Compiles();
        run.Yields("none int? object dynamic tuple generic params Int32");
        string[] references = [.. run.Files[0].SourceText.ToString().Split('\n').Where(static line => line.Contains("inheritdoc", StringComparison.Ordinal)).Select(static line => line.Trim())];
        Assert.Equal(
            [
                "/// <inheritdoc cref=\"GetAsync()\"/>",
                "/// <inheritdoc cref=\"GetAsync(global::System.Nullable{int})\"/>",
                "/// <inheritdoc cref=\"GetAsync(object)\"/>",
                "/// <inheritdoc cref=\"GetAsync(dynamic, string)\"/>",
                "/// <inheritdoc cref=\"GetAsync(global::System.ValueTuple{int, string}, int[][,])\"/>",
                "/// <inheritdoc cref=\"GetAsync{T}(T, global::System.Collections.Generic.Dictionary{T, global::System.ValueTuple{T, global::System.Collections.Generic.List{global::System.Nullable{int}}}})\"/>",
                "/// <inheritdoc cref=\"GetAsync(object[])\"/>",
                "/// <inheritdoc cref=\"OneAsync{T}()\"/>",
            ],
            references);
    }

    [Fact]
    public void Parameters_and_keywords_that_get_in_the_way() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Probe<T>
        {
            public async Coro<int> GetAsync(Func<int> GetAsync) => GetAsync() + 1;
            public static async Coro<T> PutAsync(T PutAsync) => PutAsync;
            public async Coro<int> varAsync(int @class, int @await, int yield) => @class + @await + yield;
            public async Coro<int> newAsync() => 9;
        }
        static class Probe { public static string Run() { Probe<string> p = new(); return $"{p.Get(() => 1)}{Probe<string>.Put("x")}{p.@var(1, 2, 3)}{p.@new()}"; } }
        """).Compiles().Matches().Yields("2x69");

    [Fact]
    public void A_twin_written_by_hand_stays_the_only_one() => GeneratorRun.Of("""
        [AwaitShims]
        partial class Probe
        {
            public async Coro<string> GetAsync((int A, int B) pair, string? text) => "twin";
            public string Get((int X, int Y) pair, string text) => "hand";
            public async Coro<string> GetAsync<T>(T item) => "twin";
            public string Get(int item) => "hand";
            public async Coro<string> PutAsync(int item) => "twin";
            public string Put(in int item) => "hand";
            public static string Run() { Probe p = new(); return p.Get((1, 2), "") + p.Get(1) + p.Get('c') + p.Put(3); }
        }
        """).Compiles().Matches().Yields("handhandtwintwin");

    [Fact]
    public void An_override_has_the_twin_of_its_base() => GeneratorRun.Of("""
        [AwaitShims]
        abstract partial class Base
        {
            public abstract Coro<string> GetAsync();
            public virtual async Coro<string> PutAsync(string item) => "base";
        }
        abstract class Plain
        {
            public abstract Coro<string> ReadAsync(string item);
            public abstract Coro<string> SkipAsync();
            public string Skip() => "hand";
        }
        [AwaitShims]
        partial class Derived : Base
        {
            public override async Coro<string> GetAsync() => "derived";
            public new async Coro<string> PutAsync(string item) => "hidden";
            public async Coro<string> PutAsync(object item) => "overload";
        }
        [AwaitShims]
        partial class Reader : Plain
        {
            public override async Coro<string> ReadAsync(string item) => "override";
            public async Coro<string> ReadAsync(object item) => "object";
            public override async Coro<string> SkipAsync() => "unseen";
        }
        static class Probe
        {
            public static string Run()
            {
                Derived d = new();
                Base b = d;
                Reader r = new();
                return string.Join(' ', b.Get(), d.Get(), b.Put(""), d.Put(""), d.Put(1), r.Read(""), r.Read(1), r.Skip());
            }
        }
        """).Compiles().Matches().Yields("derived derived base hidden overload override object hand");

    [Fact]
    public void A_base_in_another_assembly_is_asked_like_one_in_this()
    {
        GeneratorRun library = GeneratorRun.Of("""
            [AwaitShims]
            public abstract partial class Base<T>
            {
                public abstract Coro<T> GetAsync(T item);
                public async Coro PutAsync(T item) { }
                public virtual async Coro DisposeAsync() { }
            }
            """).Compiles();
        _ = GeneratorRun.Of(TestCompilation.Create("""
            [AwaitShims]
            public partial class Derived : Base<int>
            {
                public override async Coro<int> GetAsync(int item) => item;
                public new async Coro PutAsync(int item) { }
                public override async Coro DisposeAsync() { }
            }
            """).AddReferences(library.ToReference())).Compiles().Matches();
    }

    [Fact]
    public void Extension_methods_and_partial_methods() => GeneratorRun.Of("""
        [AwaitShims]
        static partial class Extensions
        {
            public static async Coro<int> SizeAsync(this string text, int times = 2) => text.Length * times;
        }
        [AwaitShims]
        partial class Probe
        {
            public partial Coro<int> OneAsync(int start = 1);
            public async partial Coro<int> OneAsync(int start) => start;
            [AwaitShims] private partial Coro<int> TwoAsync();
            private async partial Coro<int> TwoAsync() => 2;
            private partial Coro<int> ThreeAsync();
            [AwaitShims] private async partial Coro<int> ThreeAsync() => 3;
            public static string Run() { Probe p = new(); return $"{"ab".Size()}{p.One()}{p.Two()}{p.Three()}"; }
        }
        """).Compiles().Matches().Yields("4123");
}
