using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.C100;

/// <summary>Which calls are reported, and what is said of them.</summary>
public sealed class CURIO106TransitiveBlockingTests
{
    private const string Blocks = "System.IO.File.ReadAllText(\"a\")";

    /// <summary>A value, each of whose members blocks.</summary>
    private const string Value = """
        class V
        {
            public int Size { get { C.Read(); return 1; } }
            public int Length => 1;
            public int this[int i] { get { C.Read(); return 1; } }
            public static V operator +(V a, V b) { C.Read(); return a; }
            public static V operator -(V a) { C.Read(); return a; }
            public static V operator ++(V a) { C.Read(); return a; }
            public static explicit operator int(V a) { C.Read(); return 1; }
            public static implicit operator string(V a) => C.Read();
            public override string ToString() => C.Read();
            public void Deconstruct(out int a, out int b) { C.Read(); (a, b) = (1, 2); }
        }
        """;

    private const string Ending = "class E : IAsyncDisposable { public ValueTask DisposeAsync() { Read(); return default; } }";

    private const string Sequence = """
        class S : IAsyncEnumerable<int>
        {
            public N GetAsyncEnumerator(CancellationToken c = default) => new();
            IAsyncEnumerator<int> IAsyncEnumerable<int>.GetAsyncEnumerator(CancellationToken c) => GetAsyncEnumerator(c);
        }
        class N : IAsyncEnumerator<int>
        {
            public int Current => 1;
            public ValueTask<bool> MoveNextAsync() { Read(); return default; }
            public ValueTask DisposeAsync() => default;
        }
        """;

    [Theory]
    [InlineData("[|Load()|];", "void Load() => Read();")]
    [InlineData("[|Load()|];", "void Load() { if (DateTime.Now.Hour > 3) { Parse(); } } void Parse() { Read(); }")]
    [InlineData("[|Load()|].ToString();", "int Load() { Read(); return 1; }")]
    [InlineData("_ = [|P|];", "int P { get { Read(); return 1; } }")]
    [InlineData("_ = [|P|];", "int P => Read().Length;")]
    [InlineData("[|P|] = 1;", "int P { get => 1; set => Read(); }")]
    [InlineData("[|P|] += 1;", "int P { get { Read(); return 1; } set { } }")]
    [InlineData("[|P|]++;", "int P { get => 1; set => Read(); }")]
    [InlineData("(P, _) = (1, 2);", "int P { get { Read(); return 1; } set { } }")]
    [InlineData("([|P|], _) = (1, 2);", "int P { get => 1; set => Read(); }")]
    [InlineData("_ = new D { [|P|] = 1 };", "class D { public int P { init => Read(); } }")]
    [InlineData("_ = [|this[1]|];", "string this[int i] => Read();")]
    [InlineData("_ = [|new D()|];", "class D { public D() => Read(); }")]
    [InlineData("D d = [|new()|];", "class D { string _text = Read(); }")]
    [InlineData("_ = [|new D()|];", "class D { string Text { get; } = Read(); public D() { } }")]
    [InlineData("_ = [|new D()|];", "class D : B { } class B { public B() => Read(); }")]
    [InlineData("_ = [|new D()|];", "class D : B { public D() : base(1) { } } class B { public B(int i) => Read(); }")]
    [InlineData("_ = [|new D()|];", "class D { public D() : this(1) { } D(int i) => Read(); }")]
    [InlineData("_ = [|new D(1)|];", "class D(int i) : B(i); class B { public B(int i) => Read(); }")]
    [InlineData("_ = [|new D()|];", "record D { public D() => Read(); }")]
    [InlineData("_ = [|new D(1)|];", "class B { public B() { } public B(int x) => Read(); } class D(int x) : B(x) { }")]
    [InlineData("_ = [|new D()|];", "class B { public B(int x = 0) { } public B() => Read(); } class D : B { }")]
    [InlineData("_ = [|new D()|];", "class B { public B(params int[] x) { } public B(int x = 0) => Read(); } class D : B { }")]
    [InlineData("_ = [|v + v|];", "")]
    [InlineData("_ = [|-v|];", "")]
    [InlineData("[|v++|];", "")]
    [InlineData("[|v += v|];", "")]
    [InlineData("_ = [|(int)v|];", "")]
    [InlineData("string s = [|v|];", "")]
    [InlineData("using (var e = [|new E()|]) { }", "class E : IDisposable { public void Dispose() => Read(); }")]
    [InlineData("using var e = [|new E()|];", "class E : IDisposable { void IDisposable.Dispose() => Read(); }")]
    [InlineData("{ using var e = [|new E()|]; }", "ref struct E { public E() { } public void Dispose() => Read(); }")]
    [InlineData("await using var e = [|new E()|];", "class E : IAsyncDisposable { public ValueTask DisposeAsync() { Read(); return default; } }")]
    [InlineData("foreach (int i in [|Items()|]) { }", "IEnumerable<int> Items() { Read(); yield return 1; }")]
    [InlineData("var items = Items(); foreach (int i in [|items|]) { }", "IEnumerable<int> Items() { Read(); yield return 1; }")]
    [InlineData("_ = [|Items().Where(i => i > 1).ToList()|];", "IEnumerable<int> Items() { Read(); yield return 1; }")]
    [InlineData("_ = [|string.Join(\"\", Items())|];", "IEnumerable<int> Items() { Read(); yield return 1; }")]
    [InlineData("int[] a = [1, .. [|Items()|]];", "IEnumerable<int> Items() { Read(); yield return 1; }")]
    [InlineData("foreach (int i in [|new S()|]) { }", "class S { public S GetEnumerator() => this; public int Current => 1; public bool MoveNext() { Read(); return false; } }")]
    [InlineData("foreach (int i in [|new S()|]) { }", "class S { public IEnumerator<int> GetEnumerator() { Read(); yield return 1; } }")]
    [InlineData("await foreach (int i in [|Items()|]) { }", "async IAsyncEnumerable<int> Items() { Read(); yield return 1; await Task.Yield(); }")]
    [InlineData("await foreach (int i in [|Items()|].ConfigureAwait(false)) { }", "async IAsyncEnumerable<int> Items() { Read(); yield return 1; await Task.Yield(); }")]
    [InlineData("var items = new S().WithCancellation(default); await foreach (int i in [|items.ConfigureAwait(false)|]) { }", Sequence)]
    [InlineData("var items = Items(); await foreach (int i in items.ConfigureAwait(false)) { }", "async IAsyncEnumerable<int> Items() { yield return 1; await Task.Yield(); }")]
    [InlineData("await foreach (int i in [|new S()|]) { }", Sequence)]
    [InlineData("await foreach (int i in [|new S()|].WithCancellation(default).ConfigureAwait(false)) { }", Sequence)]
    [InlineData("await using ([|new E()|].ConfigureAwait(false)) { }", Ending)]
    [InlineData("var e = new E(); await using var c = [|e|].ConfigureAwait(false);", Ending)]
    [InlineData("var e = new E(); var c = e.ConfigureAwait(false); await using ([|c|]) { }", Ending)]
    [InlineData("_ = $\"a {[|v|]}\";", "")]
    [InlineData("_ = \"a\" + [|v|];", "")]
    [InlineData("_ = new L { [|1|] };", "class L : List<int> { public new void Add(int i) => Read(); }")]
    [InlineData("L l = [|[1, 2]|];", "class L : System.Collections.IEnumerable { public System.Collections.IEnumerator GetEnumerator() => null!; public void Add(int i) => Read(); }")]
    [InlineData("[|var (a, b) = v|];", "")]
    [InlineData("[|(int a, (int b, int c)) = (1, v)|];", "")]
    [InlineData("if (v is [|(1, 2)|]) { }", "")]
    [InlineData("if (v is { [|Size|]: 1 }) { }", "")]
    [InlineData("[|Changed += () => { }|];", "event Action Changed { add => Read(); remove { } }")]
    [InlineData("[|Changed -= null|];", "event Action Changed { add { } remove => Read(); }")]
    [InlineData("_ = [|v[^1]|];", "")]
    public Task Every_kind_of_edge_is_followed(string statement, string members) => Reports(statement, members);

    [Theory]
    [InlineData("void G() => Read(); [|G()|];", "")]
    [InlineData("Action g = () => Read(); [|g()|];", "")]
    [InlineData("Action? g = () => Read(); g?[|.Invoke()|];", "")]
    [InlineData("var g = Read; [|g()|];", "")]
    [InlineData("[|_read()|];", "readonly Action _read = () => Read();")]
    [InlineData("[|Twice(() => Read())|];", "void Twice(Action a) { a(); a(); }")]
    [InlineData("[|Twice(G)|];", "void Twice(Action a) => Once(a); void Once(Action a) => a.Invoke(); void G() => Read();")]
    [InlineData("[|Twice(System.IO.File.ReadAllText)|];", "void Twice(Func<string, string> a) => a(\"\");")]
    [InlineData("_ = [|new D(() => Read())|];", "class D { public D(Action a) => a(); }")]
    [InlineData("new List<int>().ForEach(i => [|G()|]);", "void G() => Read();")]
    [InlineData("new List<int>().ForEach([|G|]);", "void G(int i) => Read();")]
    [InlineData("_ = new List<int>().Select(i => [|G(i)|]).ToList();", "int G(int i) { Read(); return i; }")]
    [InlineData("foreach (int j in from i in new List<int>() select [|G(i)|]) { }", "int G(int i) { Read(); return i; }")]
    [InlineData("[|G()|];", "void G() => new List<int>().ForEach(i => Read());")]
    [InlineData("[|G()|];", "void G() { H(); void H() { Read(); } }")]
    [InlineData("[|G()|];", "void G() { Action h = () => Read(); h(); }")]
    [InlineData("[|((Action)(() => Read()))()|];", "")]
    public Task Delegates_and_local_functions_are_followed_where_they_run(string statement, string members) => Reports(statement, members);

    [Theory]
    [InlineData("_ = [|Now()|];", "async Task Now() { Read(); await Task.Yield(); }")]
    [InlineData("await [|Now()|];", "async Task Now() => await Later(Read()); static Task Later(string s) => Task.CompletedTask;")]
    [InlineData("_ = Later();", "async Task Later() { await Task.Yield(); Read(); }")]
    [InlineData("_ = Items();", "async IAsyncEnumerable<int> Items() { Read(); await Task.Yield(); yield return 1; }")]
    [InlineData("_ = Items(); static async IAsyncEnumerable<int> Items() { Read(); await Task.Yield(); yield return 1; }", "")]
    [InlineData("await Own();", "async Coro Own() { await Coro.Sleep(default); }")]
    public Task An_asynchronous_function_runs_here_until_its_first_await(string statement, string members) => Reports(statement, members);

    [Theory]
    [InlineData("_ = nameof(Stop);", "")]
    [InlineData("Action a = Stop;", "")]
    [InlineData("Action a = () => Stop();", "")]
    [InlineData("void G() => Stop();", "")]
    [InlineData("await Coro.RunInThread(() => Stop());", "")]
    [InlineData("await Coro.RunInThread(Stop);", "")]
    [InlineData("await {|CURIO206:Task.Run(() => Stop())|};", "")]
    [InlineData("await {|CURIO206:Task.Run(Stop)|};", "")]
    [InlineData("{|CURIO206:new Thread(Stop).Start()|};", "")]
    [InlineData("G();", "void G() { Task.Run(() => Stop()); new Thread(Stop).Start(); }")]
    [InlineData("G();", "void G() { Action a = () => Stop(); _kept = a; } Action? _kept;")]
    [InlineData("G();", "void G() { void H() => Stop(); }")]
    [InlineData("G();", "void G() { } void H() => Stop();")]
    [InlineData("G();", "[NonBlocking] void G() => Stop();")]
    [InlineData("_ = P;", "[NonBlocking] string P => Read();")]
    [InlineData("G();", "void G() => H(); [NonBlocking] void H() => Stop();")]
    [InlineData("G();", "[AsyncThread] void G() => Stop();")]
    [InlineData("G();", "void G() { _ = nameof(Stop); System.Linq.Expressions.Expression<Action> e = () => Stop(); }")]
    [InlineData("_ = Items();", "IEnumerable<int> Items() { Stop(); yield return 1; }")]
    [InlineData("_ = Items().Select(i => i);", "IEnumerable<int> Items() { Stop(); yield return 1; }")]
    [InlineData("_ = await Coro.RunInThread(() => Items().ToList());", "IEnumerable<int> Items() { Stop(); yield return 1; }")]
    [InlineData("var i = new List<int>().Select(G); ", "int G(int i) { Stop(); return i; }")]
    [InlineData("Keep(() => Stop());", "void Keep(Action a) => _kept = a; Action? _kept;")]
    [InlineData("Keep(() => Stop());", "void Keep(Action a) => Task.Run(a);")]
    [InlineData("Action a = () => Stop(); a = () => { }; a();", "")]
    [InlineData("_a();", "readonly Action _a = () => Read(); C() => _a = () => { };")]
    [InlineData("_a();", "Action _a = () => Read();")]
    [InlineData("a();", "", "Action a")]
    [InlineData("d.Stop();", "", "dynamic d")]
    [InlineData("Fine();", "void Fine() { using var m = new System.IO.MemoryStream(); m.WriteByte(1); }")]
    [InlineData("Fine();", "void Fine() { lock (this) { } Monitor.TryEnter(this); }")]
    [InlineData("Fine();", "void Fine() { if (false) { Stop(); } return; Stop(); }")]
    [InlineData("Fine();", "void Fine() { throw new Exception(); Stop(); }")]
    [InlineData("Fine();", "void Fine() {\n#if NEVER\nStop();\n#endif\n}")]
    [InlineData("A(3);", "void A(int i) { if (i > 0) { B(i); } } void B(int i) => A(i - 1);")]
    [InlineData("P = 1;", "int P { get { Stop(); return 1; } set { } }")]
    [InlineData("_ = P;", "int P { get => 1; set => Stop(); }")]
    [InlineData("_ = P;", "int P { get; } = 1;")]
    [InlineData("Changed += null;", "event Action Changed { add { } remove => Stop(); }")]
    [InlineData("_ = new D();", "class D { Action _later = () => Stop(); Lazy<string> _text = new(() => Read()); }")]
    [InlineData("_ = new D();", "class D { public D() { } public D(int i) => Stop(); }")]
    [InlineData("_ = new D(1);", "class B { public B() => Stop(); public B(int x) { } } class D(int x) : B(x) { }")]
    [InlineData("_ = new D();", "class B { public B(int x = 0) => Stop(); public B() { } } class D : B { }")]
    [InlineData("_ = new D();", "class B { public B(params int[] x) => Stop(); public B(int x = 0) { } } class D : B { }")]
    [InlineData("_ = new D();", "class B { public B() { } public B(int x) => Stop(); } class D : B { public D() : base() { } }")]
    [InlineData("await using var e = new E().ConfigureAwait(false); await using (new E().ConfigureAwait(false)) { }", "class E : IAsyncDisposable { public ValueTask DisposeAsync() => default; }")]
    [InlineData("await foreach (int i in x.ConfigureAwait(false)) { }", "async IAsyncEnumerable<int> Items() { Stop(); yield return 1; await Task.Yield(); }", "IAsyncEnumerable<int> x")]
    [InlineData("Fine(null);", "void Fine(object? x) { _ = x ?? throw new Exception(System.IO.File.ReadAllText(\"x\")); if (x is null) throw new Exception(System.IO.File.ReadAllText(\"x\")); if (x is int) { throw Build(); } } Exception Build() => new(Read());")]
    [InlineData("Fine(); if (unused > 1) { throw new Exception({|CURIO102:System.IO.File.ReadAllText(\"x\")|}); }", "void Fine() { }")]
    [InlineData("Base.G();", "class Base { public static void G() { } static void H() => Stop(); }")]
    [InlineData("e.ToString();", "class E { } class O { public override string ToString() => Read(); }", "E e")]
    [InlineData("x.Dispose();", "class E : IDisposable { public void Dispose() => Read(); }", "IDisposable x")]
    [InlineData("foreach (int i in x) { }", "IEnumerable<int> Items() { Stop(); yield return 1; }", "IEnumerable<int> x")]
    public Task What_does_not_block_here_is_silent(string statement, string members, string parameter = "int unused") =>
        Reports(statement, members, parameter);

    [Theory]
    [InlineData("[|i.Load()|];", "interface I { void Load(); } class A : I { public void Load() => Read(); }", DiagnosticSeverity.Warning)]
    [InlineData("[|i.Load()|];", "interface I { void Load(); } class A : I { public void Load() => Read(); } class B : I { public void Load() => Read(); }", DiagnosticSeverity.Warning)]
    [InlineData("[|i.Load()|];", "interface I { void Load(); } class A : I { public void Load() => Read(); } class B : I { public void Load() { } }", DiagnosticSeverity.Info)]
    [InlineData("[|i.Load()|];", "interface I { void Load() => Read(); }", DiagnosticSeverity.Warning)]
    [InlineData("[|i.Load()|];", "class I { public virtual void Load() { } } class A : I { public override void Load() => Read(); }", DiagnosticSeverity.Info)]
    [InlineData("[|i.Load()|];", "abstract class I { public abstract void Load(); } class A : I { public override void Load() => Read(); }", DiagnosticSeverity.Warning)]
    [InlineData("[|i.Load()|];", "abstract class B { public abstract void Load(); } class I : B { public override void Load() => Read(); } class A : B { public override void Load() { } }", DiagnosticSeverity.Warning)]
    [InlineData("i.Load();", "abstract class B { public abstract void Load(); } sealed class I : B { public override void Load() { } } class A : B { public override void Load() => Read(); }", DiagnosticSeverity.Hidden)]
    [InlineData("i.Load(); new I().Load();", "class I { public void Load() { } } class A : I { public new void Load() => Read(); }", DiagnosticSeverity.Hidden)]
    [InlineData("new I().Load(); var j = new I(); j.Load();", "class I { public virtual void Load() { } } class A : I { public override void Load() => Read(); }", DiagnosticSeverity.Hidden)]
    [InlineData("[|Go(i)|];", "void Go(I i) => i.Load(); interface I { void Load(); } class A : I { void I.Load() => Read(); } class B : I { public void Load() { } }", DiagnosticSeverity.Info)]
    [InlineData("[|Go<A>(null!)|];", "void Go<T>(T i) where T : I => i.Load(); interface I { void Load(); } class A : I { public void Load() => Read(); }", DiagnosticSeverity.Warning)]
    [InlineData("[|Go<A>()|];", "void Go<T>() where T : J => T.Load(); class I; interface J { static abstract void Load(); } class A : J { public static void Load() => Read(); }", DiagnosticSeverity.Warning)]
    [InlineData("g.F(1);", "class G<T> { public virtual void F(T x) { } } class S : G<string> { public override void F(string x) => Read(); } class I { } G<int> g = new N(); class N : G<int> { }", DiagnosticSeverity.Hidden)]
    [InlineData("[|g.F(1)|];", "class G<T> { public virtual void F(T x) { } } class S : G<int> { public override void F(int x) => Read(); } class I { } G<int> g = null!;", DiagnosticSeverity.Info)]
    [InlineData("[|g.F(1)|];", "class G<T> { public virtual void F(T x) { } } class S<T> : G<T> { public override void F(T x) => Read(); } class I { } G<int> g = null!;", DiagnosticSeverity.Info)]
    [InlineData("[|Go(g)|];", "void Go<T>(G<T> g) => g.F(default!); class G<T> { public virtual void F(T x) { } } class S : G<string> { public override void F(string x) => Read(); } class I { } G<int> g = null!;", DiagnosticSeverity.Info)]
    [InlineData("g.F();", "interface G<T> { void F(); } class S : G<string[]> { public void F() => Read(); } class I { } G<int[]> g = null!;", DiagnosticSeverity.Hidden)]
    [InlineData("g.F();", "interface G<T> { void F(); } class S : G<List<string>> { public void F() => Read(); } class I { } G<List<int>> g = null!;", DiagnosticSeverity.Hidden)]
    [InlineData("[|g.F()|];", "interface G<T> { void F(); } class S : G<string>, G<int> { public void F() => Read(); } class I { } G<int> g = null!;", DiagnosticSeverity.Warning)]
    [InlineData("[|g.F()|];", "interface G<out T> { void F(); } class S : G<string> { public void F() => Read(); } class I { } G<object> g = null!;", DiagnosticSeverity.Warning)]
    [InlineData("[|g.F()|];", "class A<T> { public class G { public virtual void F() { } } } class S : A<string>.G { public override void F() => Read(); } class I { } A<string>.G g = null!;", DiagnosticSeverity.Info)]
    [InlineData("g.F();", "class A<T> { public class G { public virtual void F() { } } } class S : A<string>.G { public override void F() => Read(); } class I { } A<int>.G g = null!;", DiagnosticSeverity.Hidden)]
    [InlineData("_ = [|I.Text|];", "class I { public static readonly string Text = Read(); }", DiagnosticSeverity.Info)]
    [InlineData("[|I.Go()|]; I.Go();", "class I { static I() => Read(); public static void Go() { } }", DiagnosticSeverity.Info)]
    [InlineData("_ = $\"{[|i|]}\";", "class I { } class A : I { public override string ToString() => Read(); }", DiagnosticSeverity.Info)]
    public async Task Virtual_calls_are_as_sure_as_their_targets(string statement, string members, DiagnosticSeverity severity)
    {
        await Reports(statement, members, "I i");
        Assert.All(
            await Test(statement, members, "I i").DiagnosticsAsync(),
            d => Assert.Equal(severity, d.Severity));
    }

    [Theory]
    [InlineData("Load();", "void Load() => Parse(); void Parse() => Read();", "'Load' blocks the kernel's only thread: Load → Parse → Read → File.ReadAllText; run it with 'await Coro.RunInThread(() => …)', or make it a coroutine")]
    [InlineData("D.Load();", "static class D { public static void Load() => Parse(); static void Parse() => Read(); }", "D.Load → Parse → C.Read → File.ReadAllText;")]
    [InlineData("Long();", "void Long() { Load(); Read(); } void Load() => Read();", "Long → Read → File.ReadAllText;")]
    [InlineData("Two();", "void Two() { A(); B(); } void A() => Read(); void B() => Read();", "Two → A → Read → File.ReadAllText;")]
    [InlineData("_ = new D();", "class D { string _text = Read(); }", "new D → C.Read → File.ReadAllText;")]
    [InlineData("_ = P;", "string P => Read();", "P → Read → File.ReadAllText;")]
    [InlineData("_ = this[0];", "string this[int i] => Read();", "this[] → Read → File.ReadAllText;")]
    [InlineData("_ = v + v;", "", "V.operator + → C.Read → File.ReadAllText;")]
    [InlineData("string s = v;", "", "V.implicit operator string → C.Read → File.ReadAllText;")]
    [InlineData("Changed += null;", "event Action Changed { add => Read(); remove { } }", "Changed.add → Read → File.ReadAllText;")]
    [InlineData("Go(() => Read());", "void Go(Action a) => a();", "Go → lambda → Read → File.ReadAllText;")]
    [InlineData("_ = D2.Text;", "static class D2 { public static string Text = Read(); }", "'static D2' may block the kernel's only thread: static D2 → C.Read → File.ReadAllText;")]
    [InlineData("A(1);", "void A(int i) => B(i); void B(int i) { if (i > 0) { A(i); } Read(); }", "A → B → Read → File.ReadAllText;")]
    [InlineData("A();", "void A() => A2(); void A2() => A3(); void A3() => A4(); void A4() => A5(); void A5() => A6(); void A6() => A7(); void A7() => A8(); void A8() => A9(); void A9() => A10(); void A10() => A11(); void A11() => Read();", "A → A2 → A3 → A4 → A5 → A6 → A7 → A8 → A9 → … 2 more … → Read → File.ReadAllText;")]
    public async Task The_message_shows_the_shortest_path(string statement, string members, string expected)
    {
        Diagnostic diagnostic = Assert.Single(await Test(statement, members, "V v").DiagnosticsAsync());
        Assert.Contains(expected, diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_step_is_an_additional_location()
    {
        Diagnostic diagnostic = Assert.Single(
            await Test("Load();", "void Load() => Parse(1); void Parse(int i) => Read();", "int n").DiagnosticsAsync());
        Assert.Equal(["Parse(1)", "Read()", Blocks], diagnostic.AdditionalLocations.Select(Text));
    }

    [Fact]
    public Task A_method_that_says_that_it_blocks_is_a_fact_for_its_callers() => Reports(
        "[|Load()|]; using var e = [|new E()|];",
        "void Load() => Old(); [Blocking] void Old() { } class E : IDisposable { public void Dispose() => End(); [Blocking] void End() { } }");

    [Fact]
    public Task Extension_members_are_followed() => Reports(
        "[|\"\".Load()|]; _ = [|\"\".Text|];",
        "} static class Extensions { public static void Load(this string s) => C.Read(); extension(string s) { public string Text => C.Read(); } } partial class C {");

    [Fact]
    public Task Methods_in_other_files_and_partial_methods_are_followed() => new RuleTest(RuleIds.TransitiveBlocking)
        .File("partial class C { async Coro F() { [|Load()|]; [|D.Go()|]; await Coro.Sleep(default); } private partial int Load(); }")
        .File("partial class C { private partial int Load() { D.Go(); return 1; } }", path: "B.cs")
        .File("static class D { public static void Go() => Thread.Sleep(1); }", path: "D.cs")
        .RunAsync();

    [Theory]
    [InlineData("await Go(true);", "ValueTask Go(bool async) => async ? Later() : Now(); ValueTask Now() { Read(); return default; }")]
    [InlineData("await Go(true);", "ValueTask Go(bool async) { if (async) { return Later(); } Read(); return default; }")]
    [InlineData("await Go(true);", "ValueTask Go(bool runAsync) { if (!runAsync) { Read(); } return runAsync ? Later() : default; }")]
    [InlineData("await Go(true);", "ValueTask Go(bool later) { if (!later) { Read(); return default; } return Later(); }")]
    [InlineData("await Go(true);", "ValueTask Go(bool async) { if (async && _on) { return Later(); } else if (!async) { Read(); } return default; } bool _on = true;")]
    [InlineData("await Go();", "readonly bool _async = true; ValueTask Go() { if (_async) { return Later(); } Stop(); return default; }")]
    [InlineData("await [|Go(true)|];", "ValueTask Go(bool flag) { if (flag) { Read(); } return default; }")]
    [InlineData("await [|Go(true)|];", "ValueTask Go(bool async) { Read(); return async ? Later() : default; }")]
    [InlineData("await [|Go(true)|];", "ValueTask Go(bool async) { if (async) { Read(); } return Later(); }")]
    [InlineData("await [|Go(1)|];", "ValueTask Go(int n) { if (n > 1) { return Later(); } Read(); return default; }")]
    [InlineData("await [|Go(true)|];", "ValueTask Go(bool async) { if (async && _on) { return Later(); } Read(); return default; } bool _on = true;")]
    public Task A_branch_for_those_who_may_not_await_is_no_path(string statement, string members) =>
        Reports(statement, members + " async ValueTask Later() => await Task.Yield();", "int n");

    [Theory]
    [InlineData("if (n < 0) Throw();", "[System.Diagnostics.CodeAnalysis.DoesNotReturn] void Throw() { Read(); throw new Exception(); }")]
    [InlineData("if (n < 0) Throw();", "void Throw() { string text = Read(); throw new Exception(text); }")]
    [InlineData("if (n < 0) throw Error();", "Exception Error() => new Exception(Read());")]
    [InlineData("_ = n < 0 ? throw Error() : 1;", "Exception Error() => new Exception(Read());")]
    [InlineData("Check();", "void Check() { if (Environment.TickCount < 0) { throw Error(); } } Exception Error() => new Exception(Read());")]
    [InlineData("[|Check()|];", "void Check() { Read(); if (Environment.TickCount < 0) { throw new Exception(); } }")]
    [InlineData("[|Check()|];", "int Check() { if (Environment.TickCount < 0) { Read(); return 1; } throw new Exception(); }")]
    public Task What_only_throws_is_no_path(string statement, string members) => Reports(statement, members, "int n");

    [Theory]
    [InlineData("using static D; partial class C { async Coro F() { [|Go()|]; await Coro.Sleep(default); } } static class D { public static void Go() => C.Read(); }")]
    [InlineData("using X = D; partial class C { async Coro F() { _ = [|new X()|]; await Coro.Sleep(default); } } class D { public D() => C.Read(); }")]
    [InlineData("partial class C { async Coro F(D d) { if (d is [|[1, 2]|]) { } await Coro.Sleep(default); } } class D { public int Length { get { C.Read(); return 2; } } public int this[int i] => i; }")]
    [InlineData("partial class C { async Coro F(D d) { [|H(d)|]; await Coro.Sleep(default); } void H(D d) => d.Go(); } class D : B { public override void Go() { } } abstract class B { [Blocking] public abstract void Go(); }")]
    public Task Names_do_not_hide_a_path(string source) => new RuleTest(RuleIds.TransitiveBlocking)
        .File(source + " partial class C { public static string Read() => System.IO.File.ReadAllText(\"a\"); }").RunAsync();

    [Fact]
    public Task An_awaited_function_that_is_checked_itself_is_no_path() => new RuleTest(RuleIds.TransitiveBlocking)
        .File("""
            using System.Threading; using System.Threading.Tasks;
            class C
            {
                async Task F() { await G(true); await H(); }
                async Task G(bool async) { if (async) await Task.Yield(); else Load(); }
                async Task H() { [|Load()|]; await Task.Yield(); }
                void Load() => Thread.Sleep(1);
            }
            """)
        .WithoutCurio().EditorConfig("curio_context = all_async").RunAsync();

    [Fact]
    public Task Generated_code_is_silent_and_yet_read() => new RuleTest(RuleIds.TransitiveBlocking)
        .File("class C { async Coro F() { [|D.Go()|]; await Coro.Sleep(default); } }")
        .File("static class D { public static void Go() => Thread.Sleep(1); static async Coro F() { Go(); await Coro.Sleep(default); } }", path: "D.g.cs")
        .RunAsync();

    [Fact]
    public async Task In_all_async_it_names_the_remedies_of_NET()
    {
        RuleTest test = new RuleTest(RuleIds.TransitiveBlocking)
            .File("class C { async System.Threading.Tasks.Task F() { [|Load()|]; await G(); } async System.Threading.Tasks.Task G() { await System.Threading.Tasks.Task.Yield(); } void Load() => System.Threading.Thread.Sleep(1); }")
            .WithoutCurio()
            .EditorConfig("curio_context = all_async");
        await test.RunAsync();
        Assert.Equal(
            "'Load' blocks its thread: Load → Thread.Sleep; run it with 'await Task.Run(() => …)', or make it asynchronous",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    [Fact]
    public Task A_compilation_without_Curio_is_silent() => new RuleTest(RuleIds.TransitiveBlocking)
        .File("class C { async System.Threading.Tasks.Task F() { Load(); await System.Threading.Tasks.Task.Yield(); } void Load() => System.Threading.Thread.Sleep(1); }")
        .WithoutCurio().RunAsync();

    [Theory]
    [InlineData("Load(; P.; new D(.; foreach (var x in Items(", "void Load( => Read(; int P { get => Read(")]
    [InlineData("using var e = new E(); foreach (int i in Nothing()) { } _ = [1, .. e]; var (a, b) = e;", "class E : IDisposable { public void Dispose() => ")]
    [InlineData("Missing(() => Load()); x?.Y?.Z(); await ; Load() +", "void Load() => Missing2(); class D : Missing { public D() : base(1) => Read(); }")]
    public Task Half_typed_code_is_survived(string statement, string members) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Source(statement, members, "int n")).SurviveAsync();

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static Task Reports(string statement, string members, string parameter = "V v") =>
        Test(statement, members, parameter).RunAsync();

    private static RuleTest Test(string statement, string members, string parameter) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Source(statement, members, parameter));

    private static string Source(string statement, string members, string parameter) => $$"""
        using System.Linq;
        partial class C
        {
            async Coro F({{parameter}})
            {
                {{statement}}
                await Coro.Sleep(default);
            }

            static void Stop() => Read();

            {{members}}

            public static string Read() => {{Blocks}};

        }

        {{Value}}
        """;
}
