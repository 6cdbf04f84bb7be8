using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>Facts cross the border of an assembly: in attributes in a build, from the sources in an editor.</summary>
public sealed class ProjectsTests
{
    private const string FiveDeep = """
        namespace Lib;
        public static class Store { public static void Load() => Parse(); static void Parse() => Open(); static void Open() => Again(); static void Again() => Last(); static void Last() => System.IO.File.ReadAllText("a"); }
        """;

    private const string Path = "Store.Load → Parse → Open → Again → Last → File.ReadAllText";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_blocking_call_five_helpers_deep_in_another_project_is_found_among_200_files(bool inBuild)
    {
        CSharpCompilation library = TestProject.Create("Lib", [FiveDeep]);
        MetadataReference reference = inBuild
            ? TestProject.ImageOf(TestProject.WithFacts(library))
            : library.ToMetadataReference();
        CSharpCompilation project = TestProject.Create("App", Files(), reference);
        Diagnostic found = Assert.Single(await TestProject.AnalyzeAsync(project));
        Assert.Equal("App150.cs", found.Location.SourceTree!.FilePath);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Contains($"C150.Local → {Path};", "C150." + found.GetMessage()[(found.GetMessage().IndexOf(": ", StringComparison.Ordinal) + 2)..], StringComparison.Ordinal);
        Assert.Equal(inBuild ? 1 : 6, found.AdditionalLocations.Count);
    }

    [Fact]
    public async Task Without_facts_an_image_tells_nothing()
    {
        MetadataReference reference = TestProject.ImageOf(TestProject.Create("Lib", [FiveDeep]));
        Assert.Empty(await TestProject.AnalyzeAsync(TestProject.Create("App", Files(), reference)));
    }

    [Theory]
    [InlineData("Store.Go();", "public static class Store { public static void Go() => Thread.Sleep(1); }", DiagnosticSeverity.Warning)]
    [InlineData("_ = Store.P;", "public static class Store { public static int P { get { Thread.Sleep(1); return 1; } } }", DiagnosticSeverity.Warning)]
    [InlineData("_ = new Store();", "public class Store { int _i = Go(); static int Go() { Thread.Sleep(1); return 1; } }", DiagnosticSeverity.Warning)]
    [InlineData("using var s = new Store();", "public class Store : IDisposable { public void Dispose() => Thread.Sleep(1); }", DiagnosticSeverity.Warning)]
    [InlineData("new Store<int>().Go(1);", "public class Store<T> { public void Go(T t) => Thread.Sleep(1); public void Go(string t) { } }", DiagnosticSeverity.Warning)]
    [InlineData("new Store<int>().Go(\"\");", "public class Store<T> { public void Go(T t) => Thread.Sleep(1); public void Go(string t) { } }", null)]
    [InlineData("\"\".Go();", "public static class Store { public static void Go(this string s) => Thread.Sleep(1); }", DiagnosticSeverity.Warning)]
    [InlineData("IStore s = null!; s.Go();", "public interface IStore { void Go(); } class Store : IStore { public void Go() => Thread.Sleep(1); }", DiagnosticSeverity.Warning)]
    [InlineData("IStore s = null!; s.Go();", "public interface IStore { void Go(); } class A : IStore { public void Go() => Thread.Sleep(1); } class B : IStore { public void Go() { } }", DiagnosticSeverity.Info)]
    [InlineData("IStore s = null!; s.Go();", "public interface IStore { void Go(); } class B : IStore { public void Go() { } }", null)]
    [InlineData("using var s = default(IStore)!;", "public interface IStore : IDisposable { } class Store : IStore { public void Dispose() => Thread.Sleep(1); }", DiagnosticSeverity.Warning)]
    [InlineData("using (var s = default(IStore)!) { }", "public interface IStore : IDisposable { } class A : IStore { public void Dispose() => Thread.Sleep(1); } class B : IStore { public void Dispose() { } }", DiagnosticSeverity.Info)]
    [InlineData("await using var s = default(IStore)!;", "public interface IStore : IAsyncDisposable { } class Store : IStore { public ValueTask DisposeAsync() { Thread.Sleep(1); return default; } }", DiagnosticSeverity.Warning)]
    [InlineData("using var s = default(IStore<int>)!;", "public interface IStore<T> : IDisposable { } class Store : IStore<int> { public void Dispose() => Thread.Sleep(1); }", DiagnosticSeverity.Warning)]
    [InlineData("using var s = default(IStore)!;", "public interface IStore : IDisposable { } public interface IOther : IDisposable { } class Store : IStore { public void Dispose() { } } class Other : IOther { public void Dispose() => Thread.Sleep(1); }", null)]
    [InlineData("Store.Go();", "public static class Store { [NonBlocking] public static void Go() => Thread.Sleep(1); }", null)]
    [InlineData("Store.Go();", "public static class Store { public static void Go() { } public static void Other() => Thread.Sleep(1); }", null)]
    [InlineData("await Store.Go();", "public static class Store { public static async Coro Go() { Thread.Sleep(1); await Coro.Sleep(default); } }", null)]
    [InlineData("await Coro.RunInThread(Store.Go);", "public static class Store { public static void Go() => Thread.Sleep(1); }", null)]
    public async Task What_a_library_does_is_the_same_in_a_build_and_in_an_editor(string statement, string library, DiagnosticSeverity? severity)
    {
        CSharpCompilation lib = TestProject.Create("Lib", [$"using System.Threading; using System.Threading.Tasks; namespace Lib; {library}"]);
        foreach (MetadataReference reference in new[] { TestProject.ImageOf(TestProject.WithFacts(lib)), lib.ToMetadataReference(), TestProject.WithFacts(lib).ToMetadataReference() })
        {
            CSharpCompilation app = TestProject.Create("App", [$"using Lib; class C {{ async Coro F() {{ {statement} await Coro.Sleep(default); }} }}"], reference);
            ImmutableArray<Diagnostic> found = await TestProject.AnalyzeAsync(app);
            Assert.Equal(severity is { } one ? [one] : [], found.Select(d => d.Severity));
        }
    }

    [Theory]
    [InlineData("Store.Go(null)", "int* p")]
    [InlineData("Store.Go(null)", "delegate*<int, void> f")]
    [InlineData("Store.Go(null, null)", "delegate*<int, void> f, dynamic d")]
    [InlineData("Store.Go<int>(null, null, null, [])", "int* p, delegate*<T, void> f, dynamic d, Dictionary<T, (nint, T[,])> e", "<T>")]
    [InlineData("new Store.Inner<int>().Go(null)", "delegate*<T, void> f", "", "class Inner<T> { public", "}")]
    [InlineData("_ = new Store.Inner(null)", "delegate*<void> f", "", "class Inner { public", "}", "Inner")]
    public async Task Whatever_the_parameters_are_the_sources_have_the_method(
        string call, string parameters, string generic = "", string before = "static", string after = "", string name = "void Go")
    {
        CSharpCompilation lib = TestProject.Create(
            "Lib", [$"using System.Collections.Generic; namespace Lib; public unsafe class Store {{ public {before} {name}{generic}({parameters}) {{ System.Threading.Thread.Sleep(1); }} {after} }}"]);
        lib = lib.WithOptions(lib.Options.WithAllowUnsafe(true));
        foreach (MetadataReference reference in new[] { TestProject.ImageOf(TestProject.WithFacts(lib)), lib.ToMetadataReference() })
        {
            CSharpCompilation app = TestProject.Create("App", [$"using Lib; class C {{ async Coro F() {{ unsafe {{ {call}; }} await Coro.Sleep(default); }} }}"], reference);
            app = app.WithOptions(app.Options.WithAllowUnsafe(true));
            Assert.Empty(app.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
            Assert.Single(await TestProject.AnalyzeAsync(app));
        }
    }

    [Theory]
    [InlineData("new Store().Wait()", "public void Wait() { }")]
    [InlineData("_ = new Store().Text", "public string Text => \"\";")]
    [InlineData("_ = new Store() + 1", "public static Store operator +(Store s, int i) => s;")]
    [InlineData("_ = new Store()[1]", "public int this[int i] => i;")]
    public async Task What_an_assembly_without_facts_marks_is_found_through_a_helper(string call, string member)
    {
        MetadataReference image = TestProject.ImageOf(TestProject.Create("Lib", [$"namespace Lib; public class Store {{ [Blocking] {member} }}"]));
        CSharpCompilation app = TestProject.Create("App", [$"using Lib; class C {{ async Coro F() {{ Help(); await Coro.Sleep(default); }} void Help() {{ {call}; }} }}"], image);
        Assert.Contains("Help → Store.", Assert.Single(await TestProject.AnalyzeAsync(app)).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", DiagnosticSeverity.Warning)]
    [InlineData("class Quiet : IStore { public void Go() { } }", DiagnosticSeverity.Info)]
    public async Task In_an_editor_implementations_in_another_project_that_do_not_block_count(string library, DiagnosticSeverity severity)
    {
        MetadataReference lib = TestProject.Create("Lib", [$"namespace Lib; public interface IStore {{ void Go(); }} {library}"]).ToMetadataReference();
        CSharpCompilation app = TestProject.Create("App", ["using Lib; class C : IStore { public void Go() => System.Threading.Thread.Sleep(1); async Coro F(IStore s) { s.Go(); await Coro.Sleep(default); } }"], lib);
        Assert.Equal(severity, Assert.Single(await TestProject.AnalyzeAsync(app)).Severity);
    }

    [Fact]
    public async Task A_project_between_two_passes_facts_on()
    {
        CSharpCompilation library = TestProject.Create("Lib", [FiveDeep]);
        const string Middle = "namespace Middle; public static class M { public static void Go() => Lib.Store.Load(); }";
        const string App = "class C { async Coro F() { Middle.M.Go(); await Coro.Sleep(default); } }";

        MetadataReference image = TestProject.ImageOf(TestProject.WithFacts(library));
        MetadataReference second = TestProject.ImageOf(TestProject.WithFacts(TestProject.Create("Middle", [Middle], image)));
        Diagnostic inBuild = Assert.Single(await TestProject.AnalyzeAsync(TestProject.Create("App", [App], image, second)));

        MetadataReference project = library.ToMetadataReference();
        Diagnostic inEditor = Assert.Single(await TestProject.AnalyzeAsync(
            TestProject.Create("App", [App], project, TestProject.Create("Middle", [Middle], project).ToMetadataReference())));
        Assert.Contains("M.Go → " + Path, inBuild.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(inBuild.GetMessage(), inEditor.GetMessage());
    }

    [Fact]
    public void Only_what_others_can_call_is_written_down()
    {
        CSharpCompilation library = TestProject.WithFacts(TestProject.Create("Lib", ["""
            public class A
            {
                public void Public() => Private();
                protected void Protected() => Private();
                internal void Internal() => Private();
                private void Private() => System.Threading.Thread.Sleep(1);
                public void Fine() { }
                class Nested { public void Public() => System.Threading.Thread.Sleep(1); }
            }
            """]));
        Assert.Equal(
            ["M:A.Protected=Private → Thread.Sleep", "M:A.Public=Private → Thread.Sleep"],
            library.Assembly.GetAttributes().Select(a => $"{a.ConstructorArguments[0].Value}={a.ConstructorArguments[1].Value}").Order());
    }

    [Fact]
    public void A_project_in_which_nothing_blocks_gets_no_source() =>
        Assert.Single(TestProject.WithFacts(TestProject.Create("Lib", ["public class A { public void Go() { } }"])).SyntaxTrees);

    private static IEnumerable<string> Files() => Enumerable.Range(0, 200).Select(i => $$"""
        class C{{i}}
        {
            async Coro F() { Local(); await Coro.Sleep(default); }
            static void Local() { {{(i == 150 ? "Lib.Store.Load();" : i == 0 ? "" : $"C{i - 1}.Other();")}} }
            public static void Other() { }
        }
        """);
}
