using System.Globalization;
using System.Text;
using Curio.Analyzers.Transitive;
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
            curio.Facts.FindAbroad(method, isEnumerated: false, new CancellationToken(canceled: true))));
        Assert.NotNull(curio.Facts.FindAbroad(method, isEnumerated: false, default));
    }

    /// <summary>Another thread may look at a verdict at any time while a walk stores those of all that it came to.</summary>
    [Fact]
    public async Task A_verdict_that_is_seen_can_be_followed_to_its_end()
    {
        for (int round = 0; round < 20; round++)
        {
            // The watcher looks already when the walk begins, and never sleeps: on a busy machine it would come too late to see anything.
            CodeUnit[] chain = ChainOfUnits(5_000);
            using ManualResetEventSlim watching = new();
            Task<int> watcher = Task.Run(() =>
            {
                watching.Set();
                for (long end = Environment.TickCount64 + 20_000; chain[0].Verdict is null && Environment.TickCount64 < end;)
                {
                    Thread.SpinWait(1);
                }

                return Length(chain[0]);
            });
            Assert.True(watching.Wait(TimeSpan.FromSeconds(20)));
            ReachSolver.Solve(chain[0], (unit, _) => unit.Edges!, default);
            Assert.Equal(chain.Length, await watcher);
        }

        static int Length(CodeUnit first)
        {
            int length = 0;
            for (CodeUnit? unit = first; unit is not null; unit = (unit.Verdict ?? throw new InvalidOperationException("A verdict leads to a unit without one.")).Next)
            {
                length++;
            }

            return length;
        }
    }

    [Fact]
    public async Task A_walk_that_is_cancelled_while_it_stores_leaves_only_whole_paths()
    {
        CodeUnit[] chain = ChainOfUnits(200);
        using CancellationTokenSource source = new();
        Task stopper = Task.Run(() =>
        {
            SpinWait.SpinUntil(() => chain.Any(u => u.Verdict is not null), TimeSpan.FromSeconds(20));
            source.Cancel();
        });
        try
        {
            ReachSolver.Solve(chain[0], (unit, _) => unit.Edges!, source.Token);
        }
        catch (OperationCanceledException)
        {
        }

        Assert.All(chain, u => Assert.True(u.Verdict?.Next is not { } next || next.Verdict is not null));
        Assert.Equal(chain.Length - 1, ReachSolver.Solve(chain[0], (unit, _) => unit.Edges!, default).Distance);
        await stopper.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Many_who_ask_at_once_hear_the_same()
    {
        CSharpCompilation project = Tangle(files: 30, methods: 6);
        string[] expected = Ask(CurioContext.Any(project.Clone(), new([])), 0);
        Assert.Contains(expected, p => p.Length > 0);
        for (int round = 0; round < 5; round++)
        {
            CurioContext curio = CurioContext.Any(project.Clone(), new([]));
            Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, seed => Assert.Equal(expected, Ask(curio, seed)));
        }

        static string[] Ask(CurioContext curio, int seed)
        {
            IMethodSymbol[] methods = [.. Enumerable.Range(0, 30).SelectMany(i => curio.Compilation.GetTypeByMetadataName($"C{i}")!.GetMembers().OfType<IMethodSymbol>()
                .Where(m => m.MethodKind == MethodKind.Ordinary))];
            string[] paths = new string[methods.Length];
            int[] order = [.. Enumerable.Range(0, methods.Length)];
            new Random(seed).Shuffle(order);
            foreach (int i in order)
            {
                BlockingPath? path = curio.Facts.FindAbroad(methods[i], isEnumerated: false, default);
                paths[i] = path is null ? "" : $"{path.Certainty} {path.Text} {string.Join(' ', path.Locations)}";
            }

            return paths;
        }
    }

    [Theory]
    [InlineData("i.Go();", "Go → Thread.Sleep", "interface I { void Go(); }", "class A : I { public void Go() => Thread.Sleep(1); }", "class B : I { public void Go() => File.ReadAllText(\"\"); }")]
    [InlineData("i.Go();", "A.Go → File.ReadAllText", "abstract class I { public abstract void Go(); public static void To(I i) => i.Go(); }", "class A : I { public override void Go() => File.ReadAllText(\"\"); }", "class B : I { public override void Go() => Thread.Sleep(1); }")]
    [InlineData("G();", "G → H.Go → A.Go → Thread.Sleep", "interface I { void Go(); } partial class C { void G() => new H(null).Go(); }", "class A : I { public void Go() => Thread.Sleep(1); }", "class B : I { public void Go() => File.ReadAllText(\"\"); } class H(I i) { public void Go() => i.Go(); }")]
    [InlineData("_ = new D();", "new D → File.ReadAllLines", "class I;", "partial class D { string[] _a = File.ReadAllLines(\"\"); }", "partial class D { string _b = File.ReadAllText(\"\"); }")]
    public async Task Of_equally_short_paths_the_first_by_file_and_position_is_shown(string statement, string expected, params string[] files)
    {
        string[] sources = [.. files.Prepend($"partial class C {{ async Coro F(I i) {{ {statement} await Coro.Sleep(default); }} }}").Select(f => "using System.IO; using System.Threading; " + f)];
        CSharpCompilation project = TestProject.Create("App", sources);
        HashSet<string> messages = [];
        for (int seed = 0; seed < 6; seed++)
        {
            SyntaxTree[] shuffled = [.. project.SyntaxTrees];
            new Random(seed).Shuffle(shuffled);
            Diagnostic found = Assert.Single(await TestProject.AnalyzeAsync(project.RemoveAllSyntaxTrees().AddSyntaxTrees(shuffled)));
            messages.Add(found.GetMessage(null) + string.Join(' ', found.AdditionalLocations));
        }

        Assert.Contains(expected, Assert.Single(messages), StringComparison.Ordinal);
    }

    private static CodeUnit[] ChainOfUnits(int length)
    {
        SyntaxNode place = SyntaxFactory.ParseCompilationUnit("");
        CodeUnit[] chain = [.. Enumerable.Range(0, length).Select(_ => new CodeUnit(null))];
        for (int i = 0; i < length; i++)
        {
            chain[i].Edges = [new Edge(Step.Blocks(place, "x"), i + 1 < length ? [chain[i + 1]] : [], isCertain: true)];
        }

        return chain;
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
