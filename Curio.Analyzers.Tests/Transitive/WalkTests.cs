using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>The walk over the calls: deep, in circles, from many threads, and stopped half-way.</summary>
public sealed class WalkTests
{
    [Fact]
    public async Task A_chain_of_10000_methods_is_no_deeper_than_one_of_ten()
    {
        StringBuilder text = new("class C { async Coro F() { M0(); await Coro.Sleep(default); }\n");
        for (int i = 0; i < 10_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"void M{i}() => M{i + 1}();\n");
        }

        text.Append("void M10000() => System.Threading.Thread.Sleep(1); }");
        Diagnostic found = Assert.Single(await TestProject.AnalyzeAsync(TestProject.Create("App", [text.ToString()])));
        Assert.Contains("M0 → M1 → M2 → M3 → M4 → M5 → M6 → M7 → M8 → … 9991 more … → M10000 → Thread.Sleep", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(64, found.AdditionalLocations.Count);
    }

    [Theory]
    [InlineData("A();", "void A() => B(); void B() => A();", null)]
    [InlineData("A();", "void A() => A();", null)]
    [InlineData("A(); B();", "void A() => B(); void B() { A(); Wait(); }", "A → B → Wait;B → Wait")]
    [InlineData("B(); A();", "void A() => B(); void B() { A(); Wait(); }", "B → Wait;A → B → Wait")]
    [InlineData("A(); D();", "void A() { B(); } void B() { D(); A(); } void D() { B(); E(); } void E() { A(); Wait(); }", "A → B → D → E → Wait;D → E → Wait")]
    [InlineData("D(); A();", "void A() { B(); } void B() { D(); A(); } void D() { B(); E(); } void E() { A(); Wait(); }", "D → E → Wait;A → B → D → E → Wait")]
    [InlineData("E(); A();", "void A() { if (E() == null) { X(); } X(); } object E() => null; void X() => Y(); void Y() { Wait(); A(); }", "A → X → Y → Wait")]
    [InlineData("A();", "void A() => I.Go(this); interface IX { void Go(); } class I : IX { public static void Go(C c) => c.B(); public void Go() { } } void B() { A(); ((IX)null).Go(); }", null)]
    public async Task Circles_end_and_hide_nothing(string statements, string members, string? expected)
    {
        CSharpCompilation project = TestProject.Create("App", [$"class C {{ async Coro F() {{ {statements} await Coro.Sleep(default); }} static void Wait() => System.Threading.Thread.Sleep(1); {members} }}"]);
        IEnumerable<string> paths = (await TestProject.AnalyzeAsync(project))
            .Select(d => d.GetMessage().Split(": ")[1].Split(" → Thread.Sleep;")[0]);
        Assert.Equal(expected ?? "", string.Join(';', paths));
    }

    [Fact]
    public async Task The_answer_does_not_depend_on_who_asks_first()
    {
        CSharpCompilation project = Tangle(files: 60, methods: 8);
        string[] expected = [.. (await TestProject.AnalyzeAsync(project, concurrent: false)).Select(d => d.ToString())];
        Assert.NotEmpty(expected);
        for (int i = 0; i < 4; i++)
        {
            // A compilation anew: the facts of the one before are not asked again. The files in another order make others the first.
            Random seeded = new(i);
            CSharpCompilation again = project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.OrderBy(_ => seeded.Next()));
            Assert.Equal(expected, (await TestProject.AnalyzeAsync(again)).Select(d => d.ToString()));
        }
    }

    [Fact]
    public async Task A_walk_that_was_stopped_leaves_nothing_wrong_behind()
    {
        CSharpCompilation project = Tangle(files: 40, methods: 8);
        string[] expected = [.. (await TestProject.AnalyzeAsync(Tangle(files: 40, methods: 8))).Select(d => d.ToString())];
        for (int delay = 0; delay < 5; delay++)
        {
            using CancellationTokenSource source = new();
            source.CancelAfter(TimeSpan.FromMilliseconds(delay * 5));
            try
            {
                await TestProject.AnalyzeAsync(project, cancellation: source.Token);
            }
            catch (OperationCanceledException)
            {
            }
        }

        Assert.Equal(expected, (await TestProject.AnalyzeAsync(project)).Select(d => d.ToString()));
    }

    [Fact]
    public async Task A_stopped_walk_ends_with_the_token()
    {
        CurioContext curio = CurioContext.Any(Tangle(files: 2, methods: 3), new([]));
        IMethodSymbol method = (IMethodSymbol)curio.Compilation.GetTypeByMetadataName("C0")!.GetMembers("M0").Single();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() =>
            curio.Facts.Find(method, method.DeclaringSyntaxReferences[0].GetSyntax(), new CancellationToken(canceled: true))));
        Assert.NotNull(curio.Facts.Find(method, method.DeclaringSyntaxReferences[0].GetSyntax(), default));
    }

    /// <summary>Methods that call each other criss-cross and in circles, virtual ones among them; few of them block.</summary>
    private static CSharpCompilation Tangle(int files, int methods)
    {
        Random random = new(7);
        return TestProject.Create("App", [
            "interface I { void Go(); } class X : I { public void Go() => System.Threading.Thread.Sleep(1); } class Y : I { public void Go() => C0.M0(); }",
            .. Enumerable.Range(0, files).Select(f =>
            {
                StringBuilder text = new($"class C{f} {{ async Coro F() {{ M0(); M1(); C{random.Next(files)}.M2(); await Coro.Sleep(default); }}\n");
                for (int m = 0; m < methods; m++)
                {
                    string own = random.Next(20) == 0 ? "System.Threading.Thread.Sleep(1);" : random.Next(10) == 0 ? "((I)null).Go();" : "";
                    text.Append(CultureInfo.InvariantCulture, $"public static void M{m}() {{ C{random.Next(files)}.M{random.Next(methods)}(); C{random.Next(files)}.M{random.Next(methods)}(); {own} }}\n");
                }

                return text.Append('}').ToString();
            }),
        ]);
    }
}
