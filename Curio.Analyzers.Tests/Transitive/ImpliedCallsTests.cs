using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>
/// What the language calls where no name says so, in a helper and in the coroutine itself. Each case runs twice, as
/// <see cref="RuleTest"/> does with this rule: where coroutines are many, and where they are few.
/// </summary>
public class ImpliedCallsTests
{
    [Theory]
    [InlineData("StreamReader", "new(\"x\")", "")]
    [InlineData("StreamWriter", "new(\"x\") { AutoFlush = true }", "")]
    [InlineData("int", "Take(new(\"x\", FileMode.Open))", "static int Take(FileStream f) => 1;")]
    [InlineData("D", "new()", "sealed class D { readonly StreamWriter _w = new(\"log.txt\"); }")]
    [InlineData("D", "new()", "sealed class D : StreamWriter { public D() : base(\"log.txt\") { } }")]
    [InlineData("Src", "from x in s where x > 1 select x", "static readonly Src s = new(); sealed class Src { public Src Where(Func<int, bool> p) { READ; return this; } public Src Select(Func<int, int> p) => this; }")]
    [InlineData("int", "Log($\"abc {1}\")", "static int Log(H h) => 1; [System.Runtime.CompilerServices.InterpolatedStringHandler] ref struct H { public H(int a, int b) { } public void AppendLiteral(string s) { READ; } public void AppendFormatted(int i) { } }")]
    [InlineData("int", "Log($\"abc {1}\")", "static int Log(H h) => 1; [System.Runtime.CompilerServices.InterpolatedStringHandler] ref struct H { public H(int a, int b) { READ; } public void AppendLiteral(string s) { } public void AppendFormatted(int i) { } }")]
    [InlineData("Bag", "[1]", "sealed class Bag : IEnumerable<int> { public void Add(int i) { READ; } public IEnumerator<int> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }")]
    [InlineData("Bag", "[1]", "[System.Runtime.CompilerServices.CollectionBuilder(typeof(B), \"Create\")] public sealed class Bag : IEnumerable<int> { public IEnumerator<int> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; } public static class B { public static Bag Create(ReadOnlySpan<int> s) { READ; return new(); } }")]
    [InlineData("int[]", "[.. new Bag()]", "sealed class Bag : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { READ; return null!; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }")]
    [InlineData("V", "(V)1", "sealed class V { public static explicit operator V(int i) { READ; return null!; } }")]
    [InlineData("string", "o ?? \"x\"", "static readonly O? o; sealed class O { public static implicit operator string(O o) { READ; return \"\"; } }")]
    [InlineData("V", "a && a", "static readonly V a = null!; sealed class V { public static V operator &(V l, V r) => l; public static bool operator true(V v) => false; public static bool operator false(V v) { READ; return false; } }")]
    [InlineData("bool", "(v, 1) == (v, 1)", "static readonly V v = null!; sealed class V { public static bool operator ==(V l, V r) { READ; return true; } public static bool operator !=(V l, V r) => true; public override bool Equals(object? o) => true; public override int GetHashCode() => 1; }")]
    [InlineData("IAdd", "Sum(new IAdd())", "static T Sum<T>(T t) where T : IA<T> => t + t; interface IA<T> where T : IA<T> { static abstract T operator +(T l, T r); } readonly struct IAdd : IA<IAdd> { public static IAdd operator +(IAdd l, IAdd r) { READ; return l; } }")]
    [InlineData("R", "r with { X = 2 }", "static readonly R r = null!; record R(int X) { protected R(R original) { READ; X = 1; } }")]
    [InlineData("bool", "l is[1]", "static readonly L l = null!; sealed class L { public int Length { get { READ; return 1; } } public int this[int i] => 1; }")]
    [InlineData("object", "@default()", "static object @default() { READ; return 1; }")]
    [InlineData("object", "new N().@namespace", "sealed class N { public object @namespace { get { READ; return 1; } } }")]
    [InlineData("int", "Go()", "[B] static int Go() => 1;")]
    [InlineData("object", "new W(\"x\")", "")]
    public Task In_an_expression(string type, string expression, string members) => RunAsync(
        $"static {type} Helper() => {expression}; static {type} Other() {{ {type} made = {expression}; return made; }}", members, "[|Helper()|]; [|Other()|];");

    [Theory]
    [InlineData("foreach (V v in new[] { 1 }) { }", "sealed class V { public static implicit operator V(int i) { READ; return null!; } }")]
    [InlineData("(string s, int i) = t;", "static readonly (O, int) t; sealed class O { public static implicit operator string(O o) { READ; return \"\"; } }")]
    [InlineData("\n#region Of *.txt and /*.md\nREAD;\n#endregion\n", "")]
    [InlineData("\n#if OLD\nit's a comment /* that nobody compiles\n#endif\nREAD;", "")]
    [InlineData("// A comment.\rREAD;", "")]
    [InlineData("if (l is not[1, 2]) { }", "static readonly L l = null!; sealed class L { public int Length { get { READ; return 1; } } public int this[int i] => 1; }")]
    public Task In_a_statement(string statement, string members) => RunAsync($"static void Helper() {{ {statement} }}", members, "[|Helper()|];");

    [Fact]
    public Task Of_types_that_are_not_named() => new RuleTest(RuleIds.TransitiveBlocking)
        .File("""
            static class Ext { static readonly string s_text = System.IO.File.ReadAllText("x"); static Ext() { } public static int Twice(this int x) => 2 * x; }
            class Color { static Color() => System.IO.File.ReadAllText("x"); public static int Value => 1; }
            class C
            {
                async Coro F() { [|B()|]; [|E()|]; await Coro.Sleep(default); }
                Color Color { get; } = null!;
                int E() => Color.Value;
                static int B() => 1.Twice();
            }
            """).RunAsync();

    [Fact]
    public Task Of_a_type_that_a_using_names() => new RuleTest(RuleIds.TransitiveBlocking)
        .File("""
            using static Cfg;
            static class Cfg { static Cfg() => System.IO.File.ReadAllText("x"); public static int Foo() => 1; }
            class C
            {
                async Coro F() { [|A()|]; await Coro.Sleep(default); }
                static int A() => Foo();
            }
            """).RunAsync();

    [Fact]
    public Task Of_a_loop_over_what_an_extension_enumerates() => new RuleTest(RuleIds.TransitiveBlocking)
        .File("""
            static class Ranges { public static IEnumerator<int> GetEnumerator(this Range r) { System.IO.File.ReadAllText("x"); return null!; } }
            class C
            {
                async Coro F() { [|D()|]; foreach (int i in [|0..5|]) { } await Coro.Sleep(default); }
                static void D() { foreach (int i in 0..5) { } }
            }
            """).RunAsync();

    [Fact]
    public Task Of_the_lists_of_a_project() => new RuleTest(RuleIds.TransitiveBlocking)
        .AdditionalFile("CurioBlocking.txt", """
            P:Legacy.Store.Item(System.Int32)
            M:Legacy.Store.op_Addition(Legacy.Store,Legacy.Store)
            M:Legacy.Store.op_Explicit(Legacy.Store)~System.Int32
            M:Legacy.Store.Add(System.Int32)
            M:Legacy.Store.#ctor(System.String)
            M:Legacy.Files.Load
            """)
        .File("""
            namespace Legacy
            {
                class Store : System.Collections.IEnumerable
                {
                    public Store() { } public Store(string s) { } public int this[int i] => i; public void Add(int i) { }
                    public static Store operator +(Store l, Store r) => l; public static explicit operator int(Store s) => 1;
                    public System.Collections.IEnumerator GetEnumerator() => null!;
                }
                static class Files { public static void Load() { } }
            }
            class C
            {
                async Coro F(Legacy.Store a) { [|A(a)|]; [|B(a)|]; [|D(a)|]; [|E()|]; [|G()|]; [|H()|]; Fine(); await Coro.Sleep(default); }
                static int A(Legacy.Store a) => a[1];
                static object B(Legacy.Store a) => a + a;
                static int D(Legacy.Store a) => (int)a;
                static Legacy.Store E() => new() { 1 };
                static Legacy.Store G() => new("x");
                static void H() => global::Legacy.Files.Load();
                static Legacy.Store Fine() => new();
            }
            """).RunAsync();

    [Fact]
    public Task Of_a_listed_type_that_is_not_named() => new RuleTest(RuleIds.TransitiveBlocking)
        .AdditionalFile("CurioBlocking.txt", """
            M:System.DateTime.#ctor(System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Int32,System.Globalization.Calendar,System.DateTimeKind)
            """)
        .File("""
            class C
            {
                async Coro F() { [|D()|]; Fine(); await Coro.Sleep(default); }
                static void D() => At(new(1, 2, 3, 4, 5, 6, 7, 8, null!, default));
                static void Fine() => At(new(1, 2, 3));
                static void At(DateTime time) { }
            }
            """).RunAsync();

    private static Task RunAsync(string helpers, string members, string calls) => new RuleTest(RuleIds.TransitiveBlocking)
        .File($$"""
            using System.IO; using System.Linq; using B = Curio.BlockingAttribute; using W = System.IO.StreamWriter;
            #pragma warning disable CS0169, CS0219, CS0649
            partial class C
            {
                async Coro F() { {{calls}} await Coro.Sleep(default); }
                {{helpers}}
                {{members}}
            }
            """.Replace("READ", "System.IO.File.ReadAllText(\"x\")", StringComparison.Ordinal)).RunAsync();
}
