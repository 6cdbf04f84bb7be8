using System.Collections.Immutable;
using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>The framework's Dispose() runs a Dispose(bool) of the user's.</summary>
public sealed class DisposePatternTests
{
    private const string Slow = "class Slow : MemoryStream { protected override void Dispose(bool disposing) => $; }";
    private const string Reader = "abstract class Reader : System.Data.Common.DbDataReader { protected override void Dispose(bool disposing) => $; }";
    private const string Open = "abstract class Open : MemoryStream { } class One : Open { protected override void Dispose(bool disposing) => $; } class Two : Open { }";

    [Theory]
    [InlineData("using var s = [|new Slow()|];", Slow)]
    [InlineData("using (var s = [|new Slow()|]) { }", Slow)]
    [InlineData("new Slow().ToString(); [|new Slow().Dispose()|];", Slow)]
    [InlineData("Slow s = new(); [|s.Close()|];", Slow)]
    [InlineData("await using var s = [|new Slow()|];", Slow)]
    [InlineData("[|End(new Slow())|]; static void End(Slow s) => s.Dispose();", Slow)]
    [InlineData("[|End(new Slow())|]; static void End(Slow s) => s.Close();", Slow)]
    [InlineData("[|End(new Slow())|]; static void End(Slow s) { using (s) { } }", Slow)]
    [InlineData("[|End(new Slow())|]; static void End<T>(T s) where T : Slow => s.Dispose();", Slow)]
    [InlineData("using var s = [|new Slow()|];", "class Slow : StringReader { public Slow() : base(\"\") { } protected override void Dispose(bool disposing) => $; }")]
    [InlineData("[|new Slow().Close()|];", "class Slow : StringReader { public Slow() : base(\"\") { } protected override void Dispose(bool disposing) => $; }")]
    [InlineData("using var s = [|new Slow()|];", "class Slow : StringWriter { protected override void Dispose(bool disposing) { if (disposing) { $; } } }")]
    [InlineData("await using var s = [|new Slow()|];", "class Slow : StringWriter { protected override void Dispose(bool disposing) { if (disposing) { $; } } }")]
    [InlineData("using var s = [|new Slow()|];", "class Slow : System.ComponentModel.Component { protected override void Dispose(bool disposing) => $; }")]
    [InlineData("using var s = [|new Slow()|];", "class Slow : MemoryStream { public override void Close() => $; }")]
    [InlineData("[|new Slow().Dispose()|];", "class Slow : MemoryStream { public override void Close() => $; }")]
    [InlineData("using Reader s = [|Get()|]; static Reader Get() => null!;", Reader)]
    [InlineData("Reader s = null!; await using ([|s|]) { }", Reader)]
    [InlineData("Reader s = null!; [|s.Dispose()|];", "abstract class Reader : System.Data.Common.DbDataReader { public override void Close() => $; }")]
    [InlineData("Work s = null!; [|s.Dispose()|];", "abstract class Work : System.Data.Common.DbTransaction { protected override void Dispose(bool disposing) { if (disposing) { $; } } }")]
    [InlineData("using var s = [|new Two()|];", Slow + "class Two : Slow { }")]
    [InlineData("using var s = [|new Two()|];", Slow + "class Two : Slow { protected override void Dispose(bool disposing) => base.Dispose(disposing); }")]
    public Task The_override_runs(string statement, string members) => Test(statement, members).RunAsync();

    [Theory]
    [InlineData("using var s = new Fine();", "class Fine : MemoryStream { protected override void Dispose(bool disposing) { } } " + Slow)]
    [InlineData("using var s = new MemoryStream(); s.Dispose(); s.Close();", Slow)]
    [InlineData("using var s = new Fine();", "class Fine : MemoryStream { } " + Slow)]
    [InlineData("using var s = new Fine();", "class Fine : MemoryStream { protected override void Dispose(bool disposing) { if (!disposing) { $; } } }")]
    [InlineData("using var s = new Fine();", "class Fine : MemoryStream, IDisposable { public new void Dispose() { } protected override void Dispose(bool disposing) => $; }")]
    [InlineData("using var s = new Fine();", "class Fine : MemoryStream { public override void Close() { } protected override void Dispose(bool disposing) => $; }")]
    [InlineData("using var s = new Fine();", "class Fine : StringReader { public Fine() : base(\"\") { } public override void Close() => $; }")]
    [InlineData("await using var s = new Fine();", "class Fine : MemoryStream { public override ValueTask DisposeAsync() => default; protected override void Dispose(bool disposing) => $; }")]
    [InlineData("Fine fine = null!; await using (fine) { }", "class Fine : FileStream { Fine() : base(\"a\", FileMode.Open) { } protected override void Dispose(bool disposing) { if (disposing) { $; } } }")]
    [InlineData("using Reader s = Get(); static Reader Get() => null!;", "abstract class Reader : System.Data.Common.DbDataReader { protected override void Dispose(bool disposing) { } public override void Close() => $; }")]
    [InlineData("Work s = null!; s.Dispose();", "abstract class Work : System.Data.Common.DbTransaction { protected override void Dispose(bool disposing) { if (!disposing) { $; } } }")]
    [InlineData("using var s = new Two();", Slow + "class Two : Slow { protected override void Dispose(bool disposing) { } }")]
    [InlineData("using var s = new Fine();", "class Fine : MemoryStream { protected override void Dispose(bool disposing) { } protected void Dispose(int i) => $; }")]
    [InlineData("using Stream s = Get(); static Stream Get() => new Fine();", "class Fine : MemoryStream { } " + Slow)]
    [InlineData("new Slow().Flush();", Slow)]
    [InlineData("await Coro.RunInThread(() => new Slow().Dispose());", Slow)]
    [InlineData("using var s = new Fine();", "class Fine : MemoryStream { [NonBlocking] protected override void Dispose(bool disposing) => $; }")]
    public Task Nothing_else_does(string statement, string members) => Test(statement, members).RunAsync();

    [Theory]
    [InlineData("[|End(new Two())|]; static void End(Open s) => s.Dispose();", Open, DiagnosticSeverity.Info)]
    [InlineData("[|End(new Two())|]; static void End(Slow s) => s.Dispose();", Slow + "class Two : Slow { protected override void Dispose(bool disposing) { } }", DiagnosticSeverity.Info)]
    [InlineData("[|End(new Slow())|]; static void End(Slow s) => s.Dispose();", Slow, DiagnosticSeverity.Warning)]
    public async Task It_is_as_sure_as_what_may_override_it(string statement, string members, DiagnosticSeverity severity)
    {
        await Test(statement, members).RunAsync();
        Assert.Equal(severity, Assert.Single(await Test(statement, members).DiagnosticsAsync(), d => d.Id == RuleIds.TransitiveBlocking).Severity);
    }

    [Fact]
    public async Task The_path_names_the_override() => Assert.Contains(
        "'Slow.Dispose' blocks the kernel's only thread: Slow.Dispose → Thread.Sleep;",
        Assert.Single(await Test("using var s = new Slow();", Slow).DiagnosticsAsync()).GetMessage(null), StringComparison.Ordinal);

    [Theory]
    [InlineData("using var s = new Slow();", true)]
    [InlineData("new Slow().Dispose();", true)]
    [InlineData("End(new Slow()); static void End(Slow s) => s.Close();", true)]
    [InlineData("using var s = new Fine();", false)]
    [InlineData("new Fine().Close();", false)]
    [InlineData("using var s = new Own();", false)]
    public async Task It_runs_in_another_project_too(string statement, bool blocks)
    {
        CSharpCompilation lib = TestProject.Create("Lib", [$"using System.IO; namespace Lib; public {Body(Slow)} public class Fine : MemoryStream {{ }}"]);
        foreach (MetadataReference reference in new[] { TestProject.ImageOf(TestProject.WithFacts(lib)), lib.ToMetadataReference() })
        {
            ImmutableArray<Diagnostic> found = await TestProject.AnalyzeAsync(TestProject.Create(
                "App", [$"using Lib; class Own : Slow {{ protected override void Dispose(bool disposing) {{ }} }} class C {{ async Coro F() {{ {statement} await Coro.Sleep(default); }} }}"], reference));
            Assert.Equal(blocks ? 1 : 0, found.Length);
        }
    }

    private static RuleTest Test(string statement, string members) => new RuleTest(RuleIds.TransitiveBlocking).File($$"""
        using System.IO;
        class C
        {
            async Coro F()
            {
                {{statement}}
                await Coro.Sleep(default);
            }
        }

        {{Body(members)}}
        """);

    private static string Body(string code) => code.Replace("$;", "System.Threading.Thread.Sleep(1);", StringComparison.Ordinal);
}
