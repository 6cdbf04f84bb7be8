using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>What other assemblies can implement or override is certain only where all of it is known.</summary>
public sealed class OpenCallsTests
{
    private const string Sleeps = "System.Threading.Thread.Sleep(1)";

    [Theory]
    [InlineData("public interface IStore { void Go(); } public static class S { public static void Load(IStore s) => s.Go(); } class A : IStore { public void Go() => $; }", "S.Load(null!);", DiagnosticSeverity.Info)]
    [InlineData("interface IStore { void Go(); } public static class S { public static void Load() => Get().Go(); static IStore Get() => new A(); } class A : IStore { public void Go() => $; }", "S.Load();", DiagnosticSeverity.Warning)]
    [InlineData("interface IStore { void Go(); } public static class S { public static void Load() => Get().Go(); static IStore Get() => new A(); } public class A : IStore { public virtual void Go() => $; }", "S.Load();", DiagnosticSeverity.Info)]
    [InlineData("interface IStore { void Go(); } public static class S { public static void Load() => Get().Go(); static IStore Get() => new A(); } public sealed class A : IStore { public void Go() => $; }", "S.Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { public void Load() => Go(); protected virtual void Go() => $; }", "new S().Load();", DiagnosticSeverity.Info)]
    [InlineData("public sealed class S : B { public void Load() => Go(); protected override void Go() => $; } public abstract class B { protected abstract void Go(); }", "new S().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S : B { public void Load() => Go(); protected sealed override void Go() => $; } public abstract class B { protected abstract void Go(); }", "new S().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { S() { } public static S Make() => new(); public void Load() => Go(); protected virtual void Go() => $; }", "S.Make().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { private protected S() { } public static S Make() => new(); public void Load() => Go(); protected virtual void Go() => $; }", "S.Make().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { protected S() { } public static S Make() => new(); public void Load() => Go(); protected virtual void Go() => $; }", "S.Make().Load();", DiagnosticSeverity.Info)]
    [InlineData("public class S { public void Load() => Go(); internal virtual void Go() => $; }", "new S().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { public void Load() => Go(); private protected virtual void Go() => $; }", "new S().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { public void Load() => new S().Go(); protected virtual void Go() => $; }", "new S().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S : B { public void Load() => base.Go(); protected override void Go() { } } public class B { protected virtual void Go() => $; }", "new S().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { public void Load() { Go(); $; } protected virtual void Go() => $; }", "new S().Load();", DiagnosticSeverity.Warning)]
    [InlineData("public class S { public void Load() => Next(); void Next() => Go(); protected virtual void Go() => $; }", "new S().Load();", DiagnosticSeverity.Info)]
    [InlineData("public static class S { public static void Load<T>(T t) where T : IStore => t.Go(); } public interface IStore { void Go(); } class A : IStore { public void Go() => $; }", "S.Load<IStore>(null!);", DiagnosticSeverity.Info)]
    [InlineData("public static class S { public static void Load(object o) => Lib.Text.Of(new Named()); } public class Named { public override string ToString() { $; return \"\"; } } static class Text { public static string Of(Named n) => $\"{n}\"; }", "S.Load(1);", DiagnosticSeverity.Info)]
    [InlineData("public interface IStore { void Go(); } public class S(IStore s) { public void Load() { System.Action go = s.Go; go(); } } class A : IStore { public void Go() => $; }", "new S(null!).Load();", DiagnosticSeverity.Info)]
    public Task On_the_way_through_a_library_a_call_is_certain_only_if_nobody_can_add_to_it(string library, string statement, DiagnosticSeverity severity) =>
        Finds(severity, library, "", statement);

    [Theory]
    [InlineData("public interface IStore { void Go(); } class A : IStore { public void Go() => $; }", "", "IStore s = null!; s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("public interface IStore { void Go(); } class A : IStore { public void Go() => $; }", "class Own : IStore { public void Go() => $; }", "IStore s = null!; s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("public interface IStore { void Go(); } class A : IStore { public void Go() => $; }", "class Own : IStore { public void Go() { } }", "IStore s = null!; s.Go();", DiagnosticSeverity.Info)]
    [InlineData("public interface IStore { void Go(); } class A : IStore { public void Go() { } }", "class Own : IStore { public void Go() => $; }", "IStore s = null!; s.Go();", DiagnosticSeverity.Info)]
    [InlineData("public interface IStore { void Go(); }", "class Own : IStore { public void Go() => $; }", "IStore s = null!; s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("public class Store { public virtual void Go() => $; }", "", "Store s = null!; s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("public class Store { public virtual void Go() => $; }", "class Own : Store { public override void Go() { } }", "Store s = null!; s.Go();", DiagnosticSeverity.Info)]
    [InlineData("public class Store { public virtual void Go() => $; }", "class Own : Store { public override void Go() => $; }", "Store s = null!; s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("public class Store { public virtual void Go() => $; }", "class Own : Store { public override void Go() { } }", "new Own().Go();", null)]
    [InlineData("public class Store { public virtual void Go() => $; }", "class Own : Store { public override void Go() { } }", "new Store().Go();", DiagnosticSeverity.Warning)]
    [InlineData("public class Store { public virtual void Go() => $; } public class Mid : Store { }", "class Own : Mid { public override void Go() { } }", "Store s = null!; s.Go();", DiagnosticSeverity.Info)]
    [InlineData("public class Store { public virtual void Go() { } } public class Mid : Store { }", "class Own : Mid { public override void Go() => $; }", "Store s = null!; s.Go();", DiagnosticSeverity.Info)]
    [InlineData("public class Store { public virtual void Go() => $; } public class Mid : Store { public override void Go() => $; }", "class Own : Mid { public override void Go() => $; }", "Store s = null!; s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("public abstract class Store { public abstract void Go(); } class A : Store { public override void Go() => $; }", "class Own : Store { public override void Go() { } }", "Store s = null!; s.Go();", DiagnosticSeverity.Info)]
    [InlineData("public interface IStore : IDisposable { } class A : IStore { public void Dispose() => $; }", "class Own : IStore { public void Dispose() { } }", "using var s = default(IStore)!;", DiagnosticSeverity.Info)]
    [InlineData("public interface IStore : IDisposable { } class A : IStore { public void Dispose() { } }", "class Own : IStore { public void Dispose() => $; }", "using var s = default(IStore)!;", DiagnosticSeverity.Info)]
    [InlineData("public interface IStore : IDisposable { } class A : IStore { public void Dispose() => $; }", "class Own : IStore { public void Dispose() => $; }", "using var s = default(IStore)!;", DiagnosticSeverity.Warning)]
    public Task A_call_itself_is_as_sure_as_what_is_known_on_both_sides(string library, string own, string statement, DiagnosticSeverity? severity) =>
        Finds(severity, library, own, statement);

    [Theory]
    [InlineData("class B : Lib.IStore { public void Go() { } }", DiagnosticSeverity.Info)]
    [InlineData("public class B : Lib.IStore { public void Go() => $; }", DiagnosticSeverity.Warning)]
    [InlineData("public class B : Lib.IStore { public void Go() { } }", DiagnosticSeverity.Info)]
    [InlineData("public class B : Lib.IStore { void Lib.IStore.Go() { } }", DiagnosticSeverity.Info)]
    [InlineData("public abstract class B : Lib.IStore { public abstract void Go(); }", DiagnosticSeverity.Warning)]
    [InlineData("public class B { public void Go() { } }", DiagnosticSeverity.Warning)]
    public async Task A_third_assembly_may_have_something_else_for_the_call(string third, DiagnosticSeverity severity)
    {
        CSharpCompilation lib = Compile("Lib", "namespace Lib; public interface IStore { void Go(); } class A : IStore { public void Go() => $; }");
        foreach (Func<CSharpCompilation, MetadataReference> refer in References)
        {
            MetadataReference first = refer(lib);
            MetadataReference second = refer(Compile("Other", third, first));
            CSharpCompilation app = Compile("App", "using Lib; class C { async Coro F(IStore s) { s.Go(); await Coro.Sleep(default); } }", first, second);
            Assert.Equal(severity, Assert.Single(await TestProject.AnalyzeAsync(app)).Severity);
        }
    }

    [Theory]
    [InlineData("interface IStore { void Go(); }", "class B : Lib.IStore { public void Go() => $; }", "s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("interface IStore { void Go(); }", "class B : Lib.IStore { void Lib.IStore.Go() => $; }", "Help(s); static void Help(IStore s) => s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("interface IStore { void Go(); }", "class B : Lib.IStore { public void Go() => $; } class A : Lib.IStore { public void Go() { } }", "s.Go();", DiagnosticSeverity.Info)]
    [InlineData("interface IStore { void Go(); } class A : IStore { public void Go() { } }", "class B : Lib.IStore { public void Go() => $; }", "s.Go();", DiagnosticSeverity.Info)]
    [InlineData("interface IStore { void Go(); } class A : IStore { public void Go() => $; }", "class B : Lib.IStore { public void Go() => $; }", "s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("interface IStore { void Go(); } class A : IStore { public void Go() => $; }", "class B : Lib.IStore { public void Go() => Deep(); static void Deep() => $; }", "s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("interface IStore { int Size { get; } }", "class B : Lib.IStore { public int Size { get { $; return 1; } } }", "_ = s.Size;", DiagnosticSeverity.Warning)]
    [InlineData("interface IStore<T> { void Go(T t); } public interface IStore : IStore<int> { }", "class B : Lib.IStore<int> { public void Go(int t) => $; }", "((IStore<int>)s).Go(1);", DiagnosticSeverity.Warning)]
    [InlineData("abstract class IStore { public abstract void Go(); }", "class B : Lib.IStore { public override void Go() => $; }", "s.Go();", DiagnosticSeverity.Warning)]
    [InlineData("class IStore { public virtual void Go() { } }", "class B : Lib.IStore { public override void Go() => $; }", "s.Go();", DiagnosticSeverity.Info)]
    [InlineData("class IStore { public virtual void Go() { } }", "class B : Lib.IStore { public override void Go() => $; }", "new IStore().Go();", null)]
    [InlineData("interface IStore { void Go(); }", "class B { public void Go() => $; }", "s.Go();", null)]
    [InlineData("interface IStore { void Go(); } public interface IDerived : IStore { }", "class B : Lib.IStore { public void Go() => $; }", "default(IDerived)!.Go();", null)]
    [InlineData("interface IStore { void Go(); void Other(); }", "class B : Lib.IStore { public void Go() { } public void Other() => $; }", "s.Go();", null)]
    public async Task What_another_assembly_implements_counts(string contract, string implementation, string statement, DiagnosticSeverity? severity)
    {
        CSharpCompilation lib = Compile("Lib", $"namespace Lib; public {contract}");
        foreach (Func<CSharpCompilation, MetadataReference> refer in References)
        {
            MetadataReference first = refer(lib);
            MetadataReference second = refer(Compile("Other", implementation, first));
            CSharpCompilation app = Compile("App", $"using Lib; class C {{ async Coro F(IStore s) {{ {statement} await Coro.Sleep(default); }} }}", first, second);
            Assert.Equal(severity is { } one ? [one] : [], (await TestProject.AnalyzeAsync(app)).Select(d => d.Severity));
        }
    }

    [Fact]
    public async Task Friends_can_implement_what_is_internal()
    {
        const string Library = "interface IStore { void Go(); } public static class S { public static void Load() => Get().Go(); static IStore Get() => new A(); } class A : IStore { public void Go() => $; }";
        await Finds(DiagnosticSeverity.Info, Library, "", "S.Load();", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")]");
    }

    [Fact]
    public async Task Within_one_project_what_others_could_add_makes_no_difference()
    {
        CSharpCompilation app = Compile("App", "public interface IStore { void Go(); } public class A : IStore { public virtual void Go() => $; } class C { async Coro F(IStore s) { Load(s); await Coro.Sleep(default); } static void Load(IStore s) => s.Go(); }");
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await TestProject.AnalyzeAsync(app)).Severity);
    }

    [Fact]
    public async Task What_the_framework_disposes_of_is_nobodys_concern()
    {
        CSharpCompilation app = Compile("App", "class A : IDisposable { public void Dispose() => $; } class C { async Coro F() { End(new A()); await Coro.Sleep(default); } static void End<T>(T t) where T : IDisposable => t.Dispose(); }");
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await TestProject.AnalyzeAsync(app)).Severity);
    }

    private static Func<CSharpCompilation, MetadataReference>[] References =>
        [lib => TestProject.ImageOf(TestProject.WithFacts(lib)), lib => lib.ToMetadataReference(), lib => TestProject.WithFacts(lib).ToMetadataReference()];

    private static CSharpCompilation Compile(string name, string source, params MetadataReference[] references) =>
        TestProject.Create(name, [source.Replace("$;", Sleeps + ";", StringComparison.Ordinal)], references);

    private static async Task Finds(DiagnosticSeverity? severity, string library, string own, string statement, string head = "")
    {
        CSharpCompilation lib = Compile("Lib", $"{head} namespace Lib; {library}");
        foreach (Func<CSharpCompilation, MetadataReference> refer in References)
        {
            CSharpCompilation app = Compile("App", $"using Lib; class C {{ async Coro F() {{ {statement} await Coro.Sleep(default); }} }} {own}", refer(lib));
            ImmutableArray<Diagnostic> found = await TestProject.AnalyzeAsync(app);
            Assert.Equal(severity is { } one ? [one] : [], found.Select(d => d.Severity));
        }
    }
}
