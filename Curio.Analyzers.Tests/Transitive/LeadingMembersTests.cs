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
    [InlineData("[Obsolete(\"ReadAllText\")] static void Old() { } public static void Api() { }")]
    public void Where_nothing_blocks_there_is_no_fact(string members) =>
        Assert.DoesNotContain("\"M:Probe.Api", FactsOf(members), StringComparison.Ordinal);

    private static string FactsOf(string members)
    {
        CSharpCompilation project = TestProject.Create("Library", [$"public sealed class Probe {{ {members.Replace("READ", Read, StringComparison.Ordinal)} }}"]);
        Assert.Empty(project.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        return string.Concat(TestProject.WithFacts(project).SyntaxTrees.Skip(1).Select(tree => tree.ToString()));
    }
}
