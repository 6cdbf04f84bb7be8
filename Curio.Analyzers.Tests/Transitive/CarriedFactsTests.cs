using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>What runs without a call of a method crosses the border of an assembly as well: iterators, static initialisers, events, delegates.</summary>
public sealed class CarriedFactsTests
{
    private const string Lines = "public static class Store { public static IEnumerable<string> Lines() { $; yield return \"\"; } }";
    private const string Text = "public class Store { public static readonly string Text = Read(); public const int One = 1; public static int Two => 2; static string Read() { $; return \"\"; } public int Three => 3; }";
    private const string Ready = "public class Store { public event Action Ready { add => $; remove { } } }";
    private const string Load = "public class Store { public static readonly Func<string> Load = () => { $; return \"\"; }; public readonly Action Run = Sleep; static void Sleep() => $; }";

    [Theory]
    [InlineData("foreach (string s in Store.Lines()) { }", Lines, true)]
    [InlineData("_ = Store.Lines();", Lines, false)]
    [InlineData("_ = Store.Lines().Where(s => s.Length > 1);", Lines, false)]
    [InlineData("_ = Store.Lines().Where(s => s.Length > 1).ToList();", Lines, true)]
    [InlineData("var lines = Store.Lines(); foreach (string s in lines) { }", Lines, true)]
    [InlineData("string[] all = [.. Store.Lines()];", Lines, true)]
    [InlineData("_ = string.Join(\"\", Store.Lines());", Lines, true)]
    [InlineData("await Coro.RunInThread(() => Store.Lines().ToList());", Lines, false)]
    [InlineData("foreach (string s in Helper()) { } static IEnumerable<string> Helper() { foreach (string s in Store.Lines()) { yield return s; } }", Lines, true)]
    [InlineData("foreach (string s in new Store().Lines) { }", "public class Store { public IEnumerable<string> Lines { get { $; yield return \"\"; } } }", true)]
    [InlineData("_ = new Store().Lines;", "public class Store { public IEnumerable<string> Lines { get { $; yield return \"\"; } } }", false)]
    [InlineData("foreach (string s in new Store()) { }", "public class Store { public IEnumerator<string> GetEnumerator() { $; yield return \"\"; } }", true)]
    [InlineData("foreach (int i in new Store<int>().Lines(1)) { }", "public class Store<T> { public IEnumerable<T> Lines(T t) { $; yield return t; } }", true)]
    [InlineData("await foreach (string s in Store.Lines()) { }", "public static class Store { public static async IAsyncEnumerable<string> Lines() { $; await Task.Yield(); yield return \"\"; } }", true)]
    [InlineData("_ = Store.Lines();", "public static class Store { public static async IAsyncEnumerable<string> Lines() { $; await Task.Yield(); yield return \"\"; } }", false)]
    [InlineData("_ = Store.Lines();", "public static class Store { public static IEnumerable<string> Lines() { $; return []; } }", true)]
    [InlineData("foreach (string s in default(IStore)!.Lines()) { }", "public interface IStore { IEnumerable<string> Lines(); } class Store : IStore { public IEnumerable<string> Lines() { $; yield return \"\"; } }", true)]
    [InlineData("foreach (string s in Store.Lines()) { }", "public static class Store { [NonBlocking] public static IEnumerable<string> Lines() { $; yield return \"\"; } }", false)]
    public Task An_iterator_runs_where_it_is_enumerated(string statement, string library, bool blocks) =>
        Finds(blocks ? DiagnosticSeverity.Warning : null, library, statement);

    [Theory]
    [InlineData("_ = Store.Text;", Text, DiagnosticSeverity.Info)]
    [InlineData("_ = new Store();", Text, DiagnosticSeverity.Info)]
    [InlineData("Store s = new(); _ = s.Three;", Text, DiagnosticSeverity.Info)]
    [InlineData("_ = Store.Two;", Text, DiagnosticSeverity.Info)]
    [InlineData("_ = Store.One;", Text, null)]
    [InlineData("_ = nameof(Store.Text); _ = typeof(Store);", Text, null)]
    [InlineData("await Coro.RunInThread(() => Store.Text);", Text, null)]
    [InlineData("Go(null!); static void Go(Store s) => _ = s.Three;", Text, null)]
    [InlineData("Go(); static void Go() => _ = Store.Text;", Text, DiagnosticSeverity.Info)]
    [InlineData("Store.Go();", "public static class Store { static Store() => $; public static void Go() { } }", DiagnosticSeverity.Info)]
    [InlineData("Store<int>.Go();", "public static class Store<T> { static Store() => $; public static void Go() { } }", DiagnosticSeverity.Info)]
    [InlineData("Store.Inner.Go();", "public static class Store { static Store() => $; public static class Inner { public static void Go() { } } }", null)]
    [InlineData("_ = Store.Text;", "public static class Store { public static string Text { get; } = Read(); static string Read() { $; return \"\"; } }", DiagnosticSeverity.Info)]
    [InlineData("Store.Go();", "public static class Store { static readonly Action s_run = () => $; public static void Go() { } }", null)]
    [InlineData("Store.Go();", "public static class Store { public static void Go() => _ = Hidden.Text; static class Hidden { public static readonly int Text = Read(); static int Read() { $; return 1; } } }", DiagnosticSeverity.Info)]
    public Task The_first_to_touch_a_type_runs_its_initialisers(string statement, string library, DiagnosticSeverity? severity) =>
        Finds(severity, library, statement);

    [Theory]
    [InlineData(Text, DiagnosticSeverity.Info)]
    [InlineData("public class Store { public Store() => $; }", DiagnosticSeverity.Warning)]
    public async Task A_creation_that_names_no_type_counts(string library, DiagnosticSeverity severity)
    {
        const string App = "class C { Lib.Store? _store; async Coro F() { Make(); await Coro.Sleep(default); } void Make() => _store = new(); }";
        MetadataReference reference = TestProject.ImageOf(TestProject.WithFacts(Library(library)));
        Assert.Equal(severity, Assert.Single(await TestProject.AnalyzeAsync(TestProject.Create("App", [App], reference))).Severity);
    }

    [Theory]
    [InlineData("new Store().Ready += () => { };", true)]
    [InlineData("new Store().Ready -= () => { };", false)]
    [InlineData("Go(new()); static void Go(Store s) => s.Ready += () => { };", true)]
    [InlineData("Go(new()); static void Go(Store s) => s.Ready -= () => { };", false)]
    public Task The_accessors_of_an_event_are_methods(string statement, bool blocks) => Finds(blocks ? DiagnosticSeverity.Warning : null, Ready, statement);

    [Theory]
    [InlineData("_ = Store.Load();", Load, true)]
    [InlineData("_ = Store.Load.Invoke();", Load, true)]
    [InlineData("new Store().Run();", Load, true)]
    [InlineData("var load = Store.Load; _ = load();", Load, true)]
    [InlineData("Go(); static void Go() => Store.Load();", Load, true)]
    [InlineData("Twice(Store.Load); static void Twice(Func<string> f) => f();", Load, true)]
    [InlineData("_ = Store.Load;", Load, false)]
    [InlineData("await Coro.RunInThread(Store.Load);", Load, false)]
    [InlineData("Keep(Store.Load); static void Keep(Func<string> f) { }", Load, false)]
    [InlineData("_ = Store.Load(\"\");", "public static class Store { public static readonly Func<string, string> Load = System.IO.File.ReadAllText; }", true)]
    [InlineData("Store.Load();", "public static class Store { public static Action Load = () => $; }", false)]
    [InlineData("Store.Load();", "public static class Store { public static readonly Action Load = () => { }; public static readonly Action Other = () => $; }", false)]
    [InlineData("new Store(null!).Load();", "public class Store { public readonly Action Load = () => $; public Store(Action load) => Load = load; }", false)]
    [InlineData("new Store(null!).Load();", "public class Store(Action load) { public readonly Action Load = load; void Go() => $; }", false)]
    public Task A_delegate_in_a_read_only_field_runs_where_it_is_invoked(string statement, string library, bool blocks) =>
        Finds(blocks ? DiagnosticSeverity.Warning : null, library, statement);

    [Theory]
    [InlineData("Util.Twice(() => Thread.Sleep(1));", true)]
    [InlineData("Util.Twice(Slow); static void Slow() => Thread.Sleep(1);", true)]
    [InlineData("Action slow = () => Thread.Sleep(1); Util.Twice(slow);", true)]
    [InlineData("new[] { 1 }.Each(i => Thread.Sleep(i));", true)]
    [InlineData("_ = new Util(() => Thread.Sleep(1));", true)]
    [InlineData("await Util.Retry(() => Thread.Sleep(1));", true)]
    [InlineData("Go(); static void Go() => Util.Twice(() => Thread.Sleep(1));", true)]
    [InlineData("Own(() => Thread.Sleep(1)); static void Own(Action a) => Util.Twice(a);", true)]
    [InlineData("Util.Named(later: () => { }, now: () => Thread.Sleep(1));", true)]
    [InlineData("Util.Named(later: () => Thread.Sleep(1), now: () => { });", false)]
    [InlineData("Util.Twice(() => { });", false)]
    [InlineData("Util.Keep(() => Thread.Sleep(1));", false)]
    [InlineData("Util.Elsewhere(() => Thread.Sleep(1));", false)]
    [InlineData("await Coro.RunInThread(() => Util.Twice(() => Thread.Sleep(1)));", false)]
    [InlineData("new Util(() => { }).Run(() => Thread.Sleep(1));", false)]
    [InlineData("Action kept = () => Util.Twice(() => Thread.Sleep(1));", false)]
    public Task What_a_library_calls_that_it_is_given_runs_there(string statement, bool blocks) => Finds(
        blocks ? DiagnosticSeverity.Warning : null,
        """
        public class Util
        {
            Action? _kept;
            public Util(Action? now) => now?.Invoke();
            public static void Twice(Action a) => Once(a);
            static void Once(Action a) => a();
            public static void Named(Action now, Action later) { now(); new Util(null)._kept = later; }
            public static void Keep(Action a) => new Util(null)._kept = a;
            public static void Elsewhere(Action a) => Task.Run(a);
            public static async Coro Retry(Action a) { await Coro.Sleep(default); a(); }
            public virtual void Run(Action a) => a();
        }
        public static class Extensions { public static void Each<T>(this IEnumerable<T> all, Action<T> a) { foreach (T each in all) { a(each); } } }
        """,
        statement);

    [Theory]
    [InlineData("foreach (string s in Store.Lines()) { }", Lines, "Store.Lines → Thread.Sleep")]
    [InlineData("_ = Store.Text;", Text, "static Store → Read → Thread.Sleep")]
    [InlineData("new Store().Ready += () => { };", Ready, "Store.Ready.add → Thread.Sleep")]
    [InlineData("_ = Store.Load();", Load, "Store.Load → lambda → Thread.Sleep")]
    [InlineData("new Store().Run();", Load, "Store.Run → Sleep → Thread.Sleep")]
    [InlineData("Store.Twice(() => Thread.Sleep(1));", "public static class Store { public static void Twice(Action a) { a(); a(); } }", "Store.Twice → lambda → Thread.Sleep")]
    public async Task The_path_reads_as_within_a_project(string statement, string library, string path)
    {
        foreach (ImmutableArray<Diagnostic> found in await FindAsync(library, statement))
        {
            Assert.Contains($": {path};", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_written_down_says_how_it_runs()
    {
        CSharpCompilation library = TestProject.WithFacts(Library("""
            public class Store
            {
                public static readonly Action Run = () => Sleep();
                static readonly Action Hidden = () => Sleep();
                public Action Open = () => Sleep();
                static Store() => Sleep();
                public IEnumerable<int> Lines() { Sleep(); yield return 1; }
                public event Action Ready { add => Sleep(); remove { } }
                static void Sleep() => Thread.Sleep(1);
                class Inner { static Inner() => Sleep(); }
            }
            """));
        Assert.Equal(
            [
                "F:Lib.Store.Run=lambda → Sleep → Thread.Sleep True", "M:Lib.Store.add_Ready(System.Action)=Sleep → Thread.Sleep True",
                "T:Lib.Store=Sleep → Thread.Sleep False", "foreach M:Lib.Store.Lines=Sleep → Thread.Sleep True",
            ],
            library.Assembly.GetAttributes().Select(a => $"{a.ConstructorArguments[0].Value}={a.ConstructorArguments[1].Value} {a.ConstructorArguments[2].Value}").Order(StringComparer.Ordinal));
    }

    private static CSharpCompilation Library(string source) => TestProject.Create(
        "Lib", [$"using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; namespace Lib; {source.Replace("$;", "Thread.Sleep(1);", StringComparison.Ordinal)}"]);

    private static async Task Finds(DiagnosticSeverity? severity, string library, string statement)
    {
        foreach (ImmutableArray<Diagnostic> found in await FindAsync(library, statement))
        {
            Assert.Equal(severity is { } one ? [one] : [], found.Select(d => d.Severity));
        }
    }

    /// <summary>As a build has it, and an editor.</summary>
    private static async Task<ImmutableArray<Diagnostic>[]> FindAsync(string library, string statement)
    {
        CSharpCompilation lib = Library(library);
        return await Task.WhenAll(new[] { TestProject.ImageOf(TestProject.WithFacts(lib)), lib.ToMetadataReference() }.Select(reference =>
            TestProject.AnalyzeAsync(TestProject.Create(
                "App", [$"using System.Collections.Generic; using System.Linq; using System.Threading; using Lib; class C {{ async Coro F() {{ {statement} await Coro.Sleep(default); }} }}"], reference))));
    }
}
