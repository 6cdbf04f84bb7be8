using System.Runtime.CompilerServices;
using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests;

/// <summary>What is a curio context and what is not, seen through the simplest rule.</summary>
public sealed class CurioContextTests
{
    // What else is wrong with these functions is the matter of other rules.
    private static readonly string[] s_others = ["CURIO201", "CURIO203", "CURIO204", "CURIO205", "CURIO206", "CURIO207", "CURIO303", "CURIO401", "CURIO404"];

    private static readonly AnalyzerOptions s_noOptions = new([]);

    [Theory]
    [InlineData("async Coro F() { [|Thread.Sleep(1)|]; await Coro.Sleep(Time); }")]
    [InlineData("async Coro<int> F() { [|Thread.Sleep(1)|]; await Coro.Sleep(Time); return 1; }")]
    [InlineData("async Coro<TValue?> F<TValue>() { [|Thread.Sleep(1)|]; await Coro.Sleep(Time); return default; }")]
    [InlineData("async Coro F() => [|Thread.Sleep(1)|];")]
    [InlineData("Coro<TimeSpan> F() { [|Thread.Sleep(1)|]; return Coro.Sleep(Time); }")]
    [InlineData("Coro<TimeSpan> P { get { [|Thread.Sleep(1)|]; return Coro.Sleep(Time); } }")]
    [InlineData("Coro<TimeSpan> this[int i] { get { [|Thread.Sleep(i)|]; return Coro.Sleep(Time); } }")]
    [InlineData("public static Coro<TimeSpan> operator !(C c) { [|Thread.Sleep(1)|]; return Coro.Sleep(c.Time); }")]
    [InlineData("Func<Coro> f = async () => [|Thread.Sleep(1)|];")]
    [InlineData("Func<int, Coro> f = async n => { [|Thread.Sleep(n)|]; await Coro.Sleep(default); };")]
    [InlineData("Func<Coro> f = async delegate { [|Thread.Sleep(1)|]; await Coro.Sleep(default); };")]
    [InlineData("Func<Coro<TimeSpan>> f = () => { [|Thread.Sleep(1)|]; return Coro.Sleep(default); };")]
    [InlineData("void F() { async Coro G() { [|Thread.Sleep(1)|]; await Coro.Sleep(Time); } _ = G(); }")]
    [InlineData("void F() { Action a = () => { async Coro G() { [|Thread.Sleep(1)|]; await Coro.Sleep(Time); } _ = G(); }; }")]
    public Task A_function_that_returns_a_coroutine_is_one(string member) => Reports(member);

    [Theory]
    [InlineData("async Task F() { [|Thread.Sleep(1)|]; await Coro.Sleep(Time); }")]
    [InlineData("async Task<int> F() { await Coro.Sleep(Time); [|Thread.Sleep(1)|]; return 1; }")]
    [InlineData("async ValueTask F() { [|Thread.Sleep(1)|]; if (Time == default) { await Coro.Spawn(default(Coro)); } }")]
    [InlineData("async ValueTask<int> F() { [|Thread.Sleep(1)|]; return (await Coro.Sleep(Time)).Days; }")]
    [InlineData("async IAsyncEnumerable<int> F() { [|Thread.Sleep(1)|]; yield return 1; await Coro.Sleep(Time); }")]
    [InlineData("async Task F() { [|Thread.Sleep(1)|]; await using var g = new TaskGroup(); }")]
    [InlineData("async Task F() { [|Thread.Sleep(1)|]; await using (var g = new TaskGroup()) { } }")]
    [InlineData("async Task F(TaskGroup g) { [|Thread.Sleep(1)|]; await using (g) { } }")]
    [InlineData("async Task F(TaskGroup g) { [|Thread.Sleep(1)|]; await foreach (var task in g) { } }")]
    [InlineData("Func<Task> f = async () => { [|Thread.Sleep(1)|]; await Coro.Sleep(default); };")]
    [InlineData("void F() { async Task G() { [|Thread.Sleep(1)|]; await Coro.Sleep(Time); } _ = G(); }")]
    public Task An_asynchronous_function_that_awaits_a_Curio_operation_is_one(string member) => Reports(member);

    [Theory]
    [InlineData("void F() { Thread.Sleep(1); }")]
    [InlineData("int P { get { Thread.Sleep(1); return 1; } }")]
    [InlineData("C() { Thread.Sleep(1); }")]
    [InlineData("static C() => Thread.Sleep(1);")]
    [InlineData("~C() { Thread.Sleep(1); }")]
    [InlineData("async Task F() { Thread.Sleep(1); await Task.Yield(); }")]
    [InlineData("async Task F() { Thread.Sleep(1); await foreach (int i in G()) { } }")]
    [InlineData("async Task F(IAsyncDisposable d) { Thread.Sleep(1); await using (d) { } await using var e = d; }")]
    [InlineData("Task F() { Thread.Sleep(1); Coro.Run(default(Coro)); return Task.CompletedTask; }")]
    [InlineData("async void F() { Thread.Sleep(1); await Coro.Sleep(Time); }")]
    [InlineData("async Task F() { Thread.Sleep(1); Func<Coro> f = async () => await Coro.Sleep(Time); await Task.Yield(); }")]
    [InlineData("async Task F() { Thread.Sleep(1); await Task.Yield(); async Coro H() => await Coro.Sleep(Time); }")]
    [InlineData("Action f = () => Thread.Sleep(1);")]
    [InlineData("Lazy<int> L { get; } = new(() => { Thread.Sleep(1); return 1; });")]
    public Task Other_functions_are_none(string member) => Reports(member);

    [Theory]
    [InlineData("Action a = () => Thread.Sleep(1);")]
    [InlineData("void G() { Thread.Sleep(1); }")]
    [InlineData("Func<Task> a = async () => { Thread.Sleep(1); await Task.Yield(); };")]
    [InlineData("await Coro.RunInThread(() => Thread.Sleep(1));")]
    [InlineData("await Coro.RunInThread(() => { Thread.Sleep(1); return 1; });")]
    [InlineData("await Coro.RunInThread(ct => { Thread.Sleep(1); return 1; });")]
    [InlineData("await Coro.BlockInThread(() => Thread.Sleep(1));")]
    [InlineData("await Coro.BlockInThread(() => { Thread.Sleep(1); return 1; });")]
    [InlineData("await Coro.RunOn(System.Threading.Tasks.TaskScheduler.Default, () => Thread.Sleep(1));")]
    [InlineData("await Coro.RunInThread<Coro<TimeSpan>>(() => { Thread.Sleep(1); return Coro.Sleep(default); });")]
    [InlineData("await Coro.RunInThread<Coro<TimeSpan>>((() => { Thread.Sleep(1); return Coro.Sleep(default); }));")]
    [InlineData("await Coro.RunInThread(new Func<Coro<TimeSpan>>(() => { Thread.Sleep(1); return Coro.Sleep(default); }));")]
    [InlineData("await Coro.RunInProcess<int, Coro<TimeSpan>>(static n => { Thread.Sleep(n); return Coro.Sleep(default); }, 1);")]
    [InlineData("await AsyncThread.Spawn(() => Thread.Sleep(1));")]
    [InlineData("await Task.Run(async () => { Thread.Sleep(1); await Coro.Sleep(default); });")]
    [InlineData("new Thread(() => Thread.Sleep(1)).Start();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(1));")]
    [InlineData("new List<int>().ForEach(async n => { Thread.Sleep(n); await Task.Yield(); });")]
    [InlineData("new List<int>().ForEach(n => { Action a = () => Thread.Sleep(n); });")]
    [InlineData("await Task.Factory.StartNew(async () => { Thread.Sleep(1); await Coro.Sleep(default); });")]
    [InlineData("await new TaskFactory<int>().StartNew(() => { Thread.Sleep(1); return 1; });")]
    [InlineData("await Task.CompletedTask.ContinueWith(async _ => { Thread.Sleep(1); await Coro.Sleep(default); });")]
    [InlineData("using var timer = new Timer(_ => Thread.Sleep(1));")]
    [InlineData("_ = System.Linq.ParallelEnumerable.Range(1, 2); await Parallel.ForEachAsync(new[] { 1 }, async (n, c) => { Thread.Sleep(n); await Coro.Sleep(default); });")]
    [InlineData("SynchronizationContext.Current!.Post(async _ => { Thread.Sleep(1); await Coro.Sleep(default); }, null);")]
    [InlineData("_ = System.Linq.Enumerable.Select(new[] { 1 }, n => { Thread.Sleep(n); return n; });")]
    [InlineData("_ = new Lazy<int>(() => { Thread.Sleep(1); return 1; });")]
    [InlineData("Func<int, int> f = n => { Thread.Sleep(n); return n; }; _ = System.Linq.Enumerable.ToList(System.Linq.Enumerable.Select(new[] { 1 }, f));")]
    [InlineData("IEnumerable<int> q = System.Linq.Enumerable.Select(new[] { 1 }, n => { Thread.Sleep(n); return n; }); Use(q); static void Use(object o) { }")]
    public Task A_function_inside_a_coroutine_is_none_of_itself(string statement) =>
        Reports($"async Coro F() {{ {statement} await Coro.Sleep(Time); }}");

    [Theory]
    [InlineData("Coro<TimeSpan> G() { Thread.Sleep(1); return Coro.Sleep(Time); } await Coro.RunInThread(G);")]
    [InlineData("Coro<TimeSpan> G<TValue>() { Thread.Sleep(1); return Coro.Sleep(Time); } await Coro.RunInThread(new Func<Coro<TimeSpan>>(G<int>));")]
    [InlineData("Coro<TimeSpan> G() { [|Thread.Sleep(1)|]; return Coro.Sleep(Time); } await Coro.RunInThread(G); await G();")]
    [InlineData("Coro<TimeSpan> G() { [|Thread.Sleep(1)|]; return Coro.Sleep(Time); }")]
    [InlineData("Coro<TimeSpan> G() { [|Thread.Sleep(1)|]; return Coro.Sleep(Time); } Func<Coro<TimeSpan>> g = G; await g();")]
    public Task A_local_function_is_judged_by_its_uses(string statements) =>
        Reports($"async Coro F() {{ {statements} await Coro.Sleep(Time); }}");

    [Theory]
    [InlineData("new List<int>().ForEach(n => [|Thread.Sleep(n)|]);")]
    [InlineData("Array.ForEach(new[] { 1 }, delegate (int n) { [|Thread.Sleep(n)|]; });")]
    [InlineData("new List<int>().RemoveAll(n => { [|Thread.Sleep(n)|]; return true; });")]
    [InlineData("new List<int>().Sort((a, b) => { [|Thread.Sleep(a)|]; return b; });")]
    [InlineData("_ = Array.Find(new[] { 1 }, n => { [|Thread.Sleep(n)|]; return true; });")]
    [InlineData("new HashSet<int>().RemoveWhere(n => { [|Thread.Sleep(n)|]; return true; });")]
    [InlineData("_ = string.Create(1, 2, (span, n) => [|Thread.Sleep(n)|]);")]
    [InlineData("_ = System.Linq.Enumerable.Any(new[] { 1 }, n => { [|Thread.Sleep(n)|]; return true; });")]
    [InlineData("foreach (var i in System.Linq.Enumerable.Select(new[] { 1 }, n => { [|Thread.Sleep(n)|]; return n; })) { }")]
    [InlineData("var l = new List<int>(System.Linq.Enumerable.Where(new[] { 1 }, n => { [|Thread.Sleep(n)|]; return true; }));")]
    [InlineData("var q = System.Linq.Enumerable.Where(new[] { 1 }, n => { [|Thread.Sleep(n)|]; return true; }); _ = System.Linq.Enumerable.Count(q);")]
    [InlineData("_ = string.Join(\",\", System.Linq.Enumerable.Select(new[] { 1 }, n => { [|Thread.Sleep(n)|]; return n; }));")]
    public Task A_lambda_that_certainly_runs_in_place_belongs_to_its_coroutine(string statement) =>
        Reports($"async Coro F() {{ {statement} await Coro.Sleep(Time); }}");

    [Fact]
    public Task A_lambda_that_runs_in_place_elsewhere_is_none() => Reports("void F() { new List<int>().ForEach(n => Thread.Sleep(n)); }");

    [Theory]
    [InlineData("[AsyncThread] Coro<TimeSpan> F() { Thread.Sleep(1); return Coro.Sleep(Time); }")]
    [InlineData("[AsyncThread] void F() { Thread.Sleep(1); }")]
    [InlineData("void F() { [AsyncThread] Coro<TimeSpan> G() { Thread.Sleep(1); return Coro.Sleep(Time); } _ = G(); }")]
    public Task An_async_thread_is_none(string member) => Reports(member);

    [Fact]
    public Task An_override_of_an_activation_is_one() => Reports(
        "class A : Curio.Activation { public override void Running() { [|Thread.Sleep(1)|]; } }"
        + "class B : A { public override void Running() { [|Thread.Sleep(1)|]; } public override string ToString() { Thread.Sleep(1); return \"\"; } }");

    [Fact]
    public Task Top_level_statements_are_none() => new RuleTest(RuleIds.ThreadSleep).Without(s_others)
        .File("Thread.Sleep(1);\nawait Coro.Sleep(TimeSpan.Zero);\nFunc<Coro> f = async () => [|Thread.Sleep(1)|];", path: "App/Program.cs")
        .RunAsync();

    [Fact]
    public Task An_asynchronous_entry_point_is_none() => new RuleTest(RuleIds.ThreadSleep).Without(s_others)
        .File("class P { static async Task Main() { Thread.Sleep(1); await Coro.Sleep(TimeSpan.Zero); } }", path: "App/Program.cs")
        .RunAsync();

    [Fact]
    public void A_compilation_has_one_context_for_all_rules()
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Test", references: [.. References.Framework, References.Curio]);
        Assert.NotNull(CurioContext.Of(compilation, s_noOptions));
        Assert.Same(CurioContext.Of(compilation, s_noOptions), CurioContext.Of(compilation, s_noOptions));
    }

    [Fact]
    public void A_compilation_is_let_go()
    {
        WeakReference compilation = AnalyzedOnce();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(compilation.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference AnalyzedOnce()
        {
            CSharpCompilation compilation = CSharpCompilation.Create("Test", references: [.. References.Framework, References.Curio]);
            Assert.NotNull(CurioContext.Of(compilation, s_noOptions));
            return new WeakReference(compilation);
        }
    }

    private static Task Reports(string member) => new RuleTest(RuleIds.ThreadSleep).Without(s_others)
        .File($"class C {{ TimeSpan Time; static async IAsyncEnumerable<int> G() {{ yield return 1; await Task.Yield(); }} {member} }}")
        .File(
            """
            namespace Curio;
            public abstract class Activation { public virtual void Running() { } }
            public sealed class AsyncThreadAttribute : Attribute { }
            """,
            path: "Curio.cs")
        .RunAsync();
}
