using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>The facts of a project are found backwards, from what blocks to what can be called: every kind of way must be found so.</summary>
public class LeadingMembersTests
{
    private const string Read = "System.IO.File.ReadAllText(\"x\")";

    [Theory]
    [InlineData("static string Helper() => READ; public static void Api() => Helper();")]
    [InlineData("static string Property => READ; public static void Api() => _ = Property;")]
    [InlineData("string this[int index] => READ; public static void Api() => _ = new Probe()[1];")]
    [InlineData("string this[int index] { set => _ = READ; } public static void Api() => _ = new Probe { [1] = \"\" };")]
    [InlineData("sealed class Inner { public Inner() => _ = READ; } public static void Api() => _ = new Inner();")]
    [InlineData("sealed class Inner { public Inner() => _ = READ; } public static void Api() { Inner inner = new(); }")]
    [InlineData("sealed class Inner { string text = READ; } public static void Api() => _ = new Inner();")]
    [InlineData("class Base { protected Base() => _ = READ; } sealed class Inner : Base; public static void Api() => _ = new Inner();")]
    [InlineData("class Base(string text) { string own = text + READ; } sealed class Inner() : Base(\"\"); public static void Api() => _ = new Inner();")]
    [InlineData("static class Inner { public static string Text = READ; static Inner() { } } public static void Api() => _ = Inner.Text;", false)]
    [InlineData("public static Probe operator +(Probe left, int right) { _ = READ; return left; } public static Probe Api(Probe probe) => probe + 1;")]
    [InlineData("public static implicit operator string(Probe probe) => READ; public static string Api(Probe probe) => probe;")]
    [InlineData("sealed class Inner : IDisposable { public void Dispose() => _ = READ; } public static void Api() { using Inner inner = new(); }")]
    [InlineData("static System.Collections.Generic.IEnumerable<string> All() { yield return READ; } public static void Api() { foreach (string text in All()) { } }")]
    [InlineData("public override string ToString() => READ; public static string Api() => $\"{new Probe()}\";")]
    [InlineData("sealed class Bag : System.Collections.IEnumerable { public void Add(int item) => _ = READ; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException(); } public static void Api() => _ = new Bag { 1 };")]
    [InlineData("void Deconstruct(out int left, out string right) { left = 1; right = READ; } public static void Api() { (int left, string right) = new Probe(); }")]
    [InlineData("static void Run(Action action) => action(); public static void Api() => Run(() => READ.Trim());")]
    [InlineData("static void Run(Action action) => action(); static void Helper() => _ = READ; public static void Api() => Run(Helper);")]
    [InlineData("public static void Api() { Local(); static void Local() => _ = READ; }")]
    [InlineData("interface IStore { void Load(); } sealed class Store : IStore { void IStore.Load() => _ = READ; } static void Use(IStore store) => store.Load(); public static void Api() => Use(new Store());")]
    [InlineData("abstract class Base { public abstract void Load(); } sealed class Store : Base { public override void Load() => _ = READ; } public static void Api() { Base store = new Store(); store.Load(); }")]
    [InlineData("static event Action Changed { add => _ = READ; remove { } } public static void Api() => Changed += static () => { };")]
    [InlineData("[Blocking] static void Said() { } static void Helper() => Said(); public static void Api() => Helper();")]
    [InlineData("static async System.Threading.Tasks.Task<string> Load(bool async) { if (async) { await System.Threading.Tasks.Task.Yield(); return \"\"; } return READ; } public static void Api() => _ = Load(false);")]
    [InlineData("static void One(int n) { if (n > 0) { Two(n - 1); } } static void Two(int n) { _ = READ; One(n); } public static void Api() => One(3);")]
    [InlineData("sealed class One { public void Load() { for (int i = 0; i < 2; i++) { System.Threading.Thread.Sleep(1); } } } sealed class Two { public void Load() => new One().Load(); } public static void Api() => new Two().Load();")]
    [InlineData("static readonly Func<string, string> s_read = System.IO.File.ReadAllText; public static void Api() => _ = s_read(\"x\");")]
    [InlineData("static readonly Action s_run = Helper; static void Helper() => _ = READ; public static void Api() => s_run();")]
    [InlineData("public static void Api() => _ = F.ReadAllText(\"x\");")]
    [InlineData("public static void Api() => _ = ReadAllLines(\"x\");")]
    [InlineData("public static void Api() => _ = global::System.IO.File.ReadAllText(path: \"x\");")]
    [InlineData("public static void Api() => M.Select(null, null, null, 1);")]
    [InlineData("class Own : System.Diagnostics.Process { void Go() => WaitForExit(); public void All() => Go(); } public static void Api() => new Own().All();")]
    [InlineData("public static void Api() => System.Net.Sockets.Socket.Select(null, null, null, microSeconds: 1);")]
    [InlineData("public static void Api() => System.Threading.Tasks.Parallel.Invoke(static () => { }, static () => { }, static () => { });")]
    [InlineData("public static void Api(System.IO.StreamReader reader) { if (reader?.ReadToEnd() is { Length: > 0 } text) { Console.Out.Flush(); } }")]
    [InlineData("sealed class Row { public int this[int i] => READ.Length; } static int Sum(Row? row) => row?[1] ?? 0; public static void Api() => Sum(new Row());")]
    [InlineData("sealed class Rows { public struct Walk : IDisposable { public int Current => 1; public bool MoveNext() => READ.Length > 1; public void Dispose() { } } public Walk GetEnumerator() => default; } static void Use(Rows rows) { foreach (int i in rows) { } } public static void Api() => Use(new Rows());")]
    [InlineData("sealed class Rows { public struct Walk : IDisposable { public int Current => 1; public bool MoveNext() => false; public void Dispose() => _ = READ; } public Walk GetEnumerator() => default; } static void Use(Rows rows) { foreach (int i in rows) { } } public static void Api() => Use(new Rows());")]
    [InlineData("static void Use<T>(T item) where T : IDisposable { using (item) { } } sealed class Inner : IDisposable { public void Dispose() => _ = READ; } public static void Api() => Use(new Inner());", false)]
    [InlineData("static void Use<T>(T item) where T : IDisposable { item.Dispose(); } sealed class Inner : IDisposable { public void Dispose() => _ = READ; } public static void Api() => Use(new Inner());", false)]
    [InlineData("static int[] s_sums = [READ.Length]; static Probe() { } static int Sum() => s_sums[0]; public static void Api() => Other.Sum(); static class Other { public static int Sum() => Probe.Sum(); }", false)]
    [InlineData("static Probe() => Helper(); static void Helper() => _ = READ; public static void Api() => Other.Go(); static class Other { public static void Go() => _ = new Probe(); }", false)]
    [InlineData("sealed class Inner { public Inner(int i) => _ = READ; public Inner() : this(1) { } } public static void Api() => _ = new Inner();")]
    [InlineData("static string Load() => READ; static string Load(int i) => \"\"; sealed class Inner { public static string Go() => Load(); } public static void Api() => Inner.Go();")]
    [InlineData("static string Load(int i) => READ; static string Load(params int[] all) => \"\"; public static void Api() => Load(1);")]
    [InlineData("static string Load(int i, int j = 1) => READ; sealed class Inner { static string Load(string text) => text; public string Go() => Probe.Load(2); } public static void Api() => new Inner().Go();")]
    [InlineData("class Base { protected void Load() => _ = READ; } class Own : Base { void Load(int i) { } public void Go() => Load(); } public static void Api() => new Own().Go();")]
    [InlineData("class Base { void Load() { } } sealed class Inner : Base { public void Go() => Load(); } static void Load() => _ = READ; public static void Api() => new Inner().Go();")]
    [InlineData("static class Inner { public static string ReadAllLines(int i) => \"\"; public static void Go() => Probe.Api(); } public static void Api() => _ = ReadAllLines(\"x\");")]
    [InlineData("interface IBase { void Load() => _ = READ; } interface IOwn : IBase { void Load(int i) { } void Go() => Load(); } sealed class Own : IOwn; static void Use(IOwn own) => own.Go(); public static void Api() => Use(new Own());")]
    [InlineData("readonly Func<string> Load = () => READ; string Go() => Load(); public static void Api() => new Probe().Go();")]
    [InlineData("static Func<string> Load { get { _ = READ; return static () => \"\"; } } public static void Api() => Load();")]
    [InlineData("public static void Api() => _ = System.IO.F\\U00000069le.ReadAllT\\u0065xt(\"x\");")]
    [InlineData("static void L\\u006fad() => _ = READ; static void Helper() => Load(); public static void Api() => @Helper();")]
    public void A_way_is_found_backwards(string members, bool isCertain = true)
    {
        Match fact = Regex.Match(FactsOf(members), "\"M:Probe\\.Api[^\n]*, (true|false)\\)");

        Assert.Equal(isCertain ? "true" : "false", fact.Groups[1].Value);
    }

    [Theory]
    [InlineData("static int Parse(string text) => int.Parse(text); public static void Api() => Parse(\"1\");")]
    [InlineData("sealed class Text { public string ReadAllText(string name) => name; } public static void Api() => new Text().ReadAllText(\"x\");")]
    [InlineData("static void Never() => _ = READ; public static void Api() { string text = nameof(Never); }")]
    [InlineData("static async Coro Task() { await Coro.RunInThread(() => READ); } public static Coro Api() => Task();")]
    [InlineData("sealed class One { public void Load() => _ = READ; } sealed class Two { public void Load() { } } public static void Api() => new Two().Load();")]
    [InlineData("interface IStore { void Load(); } sealed class One : IStore { public void Load() { } } sealed class Two { public void Load() => _ = READ; } public static void Api() { IStore store = new One(); store.Load(); }")]
    [InlineData("sealed class One { public static void Load() => _ = READ; } static void Load() { } public static void Api() => Load();")]
    [InlineData("static void Load() => _ = READ; public static void Api() { Load(); static void Load() { } }")]
    [InlineData("static void Load() => _ = READ; public static void Api() { Action Load = static () => { }; Load(); }")]
    [InlineData("static void Load(int i) => _ = READ; static void Load() { } public static void Api() => Load();")]
    [InlineData("[Obsolete(\"ReadAllText\")] static void Old() { } public static void Api() { }")]
    public void Where_nothing_blocks_there_is_no_fact(string members) =>
        Assert.DoesNotContain("\"M:Probe.Api", FactsOf(members), StringComparison.Ordinal);

    private static string FactsOf(string members)
    {
        CSharpCompilation project = TestProject.Create("Library", [$"using F = System.IO.File; using static System.IO.File; public class M : System.Net.Sockets.Socket {{ M() : base(default(System.Net.Sockets.SocketInformation)) => Blocking = true; }} public sealed partial class Probe {{ {members.Replace("READ", Read, StringComparison.Ordinal)} }}"]);
        Assert.Empty(project.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        return string.Concat(TestProject.WithFacts(project).SyntaxTrees.Skip(1).Select(tree => tree.ToString()));
    }
}
