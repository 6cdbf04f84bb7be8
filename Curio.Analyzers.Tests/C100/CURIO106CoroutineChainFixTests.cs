using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>The methods between a coroutine and what blocks become coroutines, with all that call them.</summary>
public sealed class CURIO106CoroutineChainFixTests
{
    [Theory]
    [InlineData(
        "string Load(string p) => File.ReadAllText(p);",
        "async Coro<string> Load(string p) => await Coro.RunInThread(() => File.ReadAllText(p));",
        "var s = [|Load(\"a\")|];",
        "var s = await Load(\"a\");")]
    [InlineData(
        "static void Pause() { Thread.Sleep(1000); }",
        "static async Coro Pause() { await Coro.Sleep(TimeSpan.FromMilliseconds(1000)); }",
        "[|Pause()|]; // a",
        "await Pause(); // a")]
    [InlineData(
        "private /* a */ int Size() { return Load().Length; } string Load() { return File.ReadAllText(\"a\"); }",
        "private /* a */ async Coro<int> Size() { return (await Load()).Length; } async Coro<string> Load() { return await Coro.RunInThread(static () => File.ReadAllText(\"a\")); }",
        "if ([|Size()|] > 0) { }",
        "if (await Size() > 0) { }")]
    [InlineData(
        "void Save() { using var f = File.CreateText(\"a\"); f.Write(\"b\"); }",
        "async Coro Save() { await using var f = await AsyncFile.OpenTextAsync(\"a\", FileMode.Create); await f.WriteAsync(\"b\"); }",
        "[|Save()|];",
        "await Save();")]
    [InlineData(
        "int Wait(Task<int> t) => t.GetAwaiter().GetResult();",
        "async Coro<int> Wait(Task<int> t) => await t;",
        "var n = [|Wait(Task.FromException<int>(new IOException()))|];",
        "var n = await Wait(Task.FromException<int>(new IOException()));")]
    [InlineData(
        "T Pick<T>(T a) where T : class? { Thread.Sleep(1); return a; }",
        "async Coro<T> Pick<T>(T a) where T : class? { await Coro.Sleep(TimeSpan.FromMilliseconds(1)); return a; }",
        "string? n = [|Pick<string?>(null)|];",
        "string? n = await Pick<string?>(null);")]
    [InlineData(
        "int Count(int n) { Thread.Sleep(1); return n == 0 ? 0 : 1 + Count(n - 1); }",
        "async Coro<int> Count(int n) { await Coro.Sleep(TimeSpan.FromMilliseconds(1)); return n == 0 ? 0 : 1 + await Count(n - 1); }",
        "var n = [|Count(3)|];",
        "var n = await Count(3);")]
    [InlineData(
        "(int A, string? B) Two() { Thread.Sleep(1); return (1, null); }",
        "async Coro<(int A, string? B)> Two() { await Coro.Sleep(TimeSpan.FromMilliseconds(1)); return (1, null); }",
        "var (a, b) = [|Two()|];",
        "var (a, b) = await Two();")]
    [InlineData(
        "[Blocking] void Device() { } void Save() => Device();",
        "[Blocking] void Device() { } async Coro Save() => await Coro.RunInThread(() => Device());",
        "[|Save()|];",
        "await Save();")]
    public Task The_methods_on_the_way_await(string helpers, string fixedHelpers, string statement, string fixedStatement) =>
        Test().File(In(helpers, statement), In(fixedHelpers, fixedStatement)).RunAsync();

    [Fact]
    public Task A_local_function_is_a_method_too() => Test().File(
        In("", "static void Pause() { Thread.Sleep(1); } [|Pause()|];"),
        In("", "static async Coro Pause() { await Coro.Sleep(TimeSpan.FromMilliseconds(1)); } await Pause();")).RunAsync();

    [Fact]
    public Task Coroutines_that_call_them_elsewhere_await_too() => Test()
        .File(
            In("/// <summary>As <see cref=\"Pause\"/>.</summary>\npublic static void Pause() => Thread.Sleep(1);", "[|Pause()|];"),
            In("/// <summary>As <see cref=\"Pause\"/>.</summary>\npublic static async Coro Pause() => await Coro.Sleep(TimeSpan.FromMilliseconds(1));", "await Pause();"))
        .File(
            "class D { async Coro<int> G() { [|C.Pause()|]; Func<Coro> f = async () => [|C.Pause()|]; await f(); return 1; } }",
            "class D { async Coro<int> G() { await C.Pause(); Func<Coro> f = async () => await C.Pause(); await f(); return 1; } }",
            "Other.cs")
        .RunAsync();

    [Fact]
    public Task Each_file_gets_the_imports_it_needs() => Test()
        .WithoutImplicitUsings()
        .File(
            "using Curio;\n\nclass C { async Coro F() { await default(Coro); [|D.Pause()|]; } }",
            "using Curio;\n\nclass C { async Coro F() { await default(Coro); await D.Pause(); } }")
        .File(
            "using System.Threading;\n\nstatic class D { public static void Pause() => Thread.Sleep(1); }",
            "using System;\nusing System.Threading;\nusing Curio;\n\nstatic class D { public static async Coro Pause() => await Coro.Sleep(TimeSpan.FromMilliseconds(1)); }",
            "D.cs")
        .RunAsync();

    [Fact]
    public Task A_whole_way_is_changed_at_once() => Test().File(
        In("int A() => B() + 1; int B() { return C1(2); } int C1(int n) { if (n > 1) { D(); } return n; } void D() => Thread.Sleep(1);", "var n = [|A()|];"),
        In(
            "async Coro<int> A() => await B() + 1; async Coro<int> B() { return await C1(2); } async Coro<int> C1(int n) { if (n > 1) { await D(); } return n; } async Coro D() => await Coro.Sleep(TimeSpan.FromMilliseconds(1));",
            "var n = await A();")).RunAsync();

    [Fact]
    public Task Two_ways_that_share_a_method_are_changed_one_after_the_other() => Test().File(
        In("void A() => D(); void D() => Thread.Sleep(1);", "[|A()|]; [|D()|];"),
        In("async Coro A() => await D(); async Coro D() => await Coro.Sleep(TimeSpan.FromMilliseconds(1));", "await A(); await D();")).RunAsync();

    [Fact]
    public Task In_a_program_the_public_methods_are_its_own() => Test().File(
        "public static class P { public static async Task Main() => await Kernel.RunAsync(F()); static async Coro F() { await default(Coro); [|Pause()|]; } public static void Pause() => Thread.Sleep(1); }",
        "public static class P { public static async Task Main() => await Kernel.RunAsync(F()); static async Coro F() { await default(Coro); await Pause(); } public static async Coro Pause() => await Coro.Sleep(TimeSpan.FromMilliseconds(1)); }",
        "App/Program.cs").RunAsync();

    [Fact]
    public Task Without_a_kernel_they_return_tasks() => Test().WithoutCurio().EditorConfig("curio_context = all_async").File(
        "using System.IO;\nusing System.Threading.Tasks;\n\nclass C { async Task F() { await Task.Yield(); [|Save()|]; } void Save() => Write(\"a\"); void Write(string p) { File.WriteAllText(p, \"\"); } }",
        "using System.IO;\nusing System.Threading.Tasks;\n\nclass C { async Task F() { await Task.Yield(); await Save(); } async Task Save() => await Write(\"a\"); async Task Write(string p) { await File.WriteAllTextAsync(p, \"\"); } }").RunAsync();

    [Theory]
    [InlineData("void Save() => Thread.Sleep(1); void Other() => Save();", "[|Save()|];")]
    [InlineData("void Save() => Thread.Sleep(1); Action Other() => Save;", "[|Save()|];")]
    [InlineData("void Save() => Thread.Sleep(1); string Other() => nameof(Save);", "[|Save()|];")]
    [InlineData("void Save() => Thread.Sleep(1); Action Other() => () => Save();", "[|Save()|];")]
    [InlineData("void Save() => Thread.Sleep(1); async void Other() { await Task.Yield(); Save(); }", "[|Save()|];")]
    [InlineData("void Save() => Thread.Sleep(1); int Other { get { Save(); return 1; } }", "[|Save()|];")]
    [InlineData("int _n; void Save(out int n) { Thread.Sleep(1); n = 1; }", "[|Save(out _n)|];")]
    [InlineData("int _n; void Save(in int n) { Thread.Sleep(1); }", "[|Save(_n)|];")]
    [InlineData("void Save(ReadOnlySpan<char> s) { Thread.Sleep(1); }", "[|Save(\"a\")|];")]
    [InlineData("int Save() { Span<int> s = stackalloc int[1]; Thread.Sleep(1); return s[0]; }", "var n = [|Save()|];")]
    [InlineData("int _n; int Save() { Thread.Sleep(1); return 1; }", "_n += [|Save()|];")]
    [InlineData("ref int Save() { Thread.Sleep(1); return ref _m; } int _m;", "var n = [|Save()|];")]
    [InlineData("IEnumerable<int> Save() { Thread.Sleep(1); yield return 1; }", "foreach (var n in [|Save()|]) { }")]
    [InlineData("Task<int> Save() { Thread.Sleep(1); return Task.FromResult(1); }", "var n = [|Save()|];")]
    [InlineData("protected internal virtual void Save() => Thread.Sleep(1);", "[|Save()|];")]
    [InlineData("public override string ToString() { Thread.Sleep(1); return \"\"; }", "var s = [|ToString()|];")]
    [InlineData("int Save { get { Thread.Sleep(1); return 1; } }", "var n = [|Save|];")]
    [InlineData("class R { public R() => Thread.Sleep(1); }", "var n = [|new R()|];")]
    [InlineData("class R { public static R operator !(R r) { Thread.Sleep(1); return r; } }", "var n = [|!new R()|];")]
    [InlineData("class R : IDisposable { public void Dispose() => Thread.Sleep(1); }", "var r = new R(); [|r.Dispose()|];")]
    [InlineData("class R : Q, I; class Q { public void Save() => Thread.Sleep(1); } interface I { void Save(); }", "var r = new R(); [|r.Save()|];")]
    [InlineData("struct R { int _n; public void Save() { Thread.Sleep(1); _n = 1; } }", "var r = new R(); [|r.Save()|];")]
    [InlineData("class R { public void Save() => Thread.Sleep(1); }", "R? r = new R(); r?[|.Save()|];")]
    [InlineData("[System.ComponentModel.Description] void Save() => Thread.Sleep(1);", "[|Save()|];")]
    [InlineData("unsafe void Save() => Thread.Sleep(1);", "[|Save()|];")]
    [InlineData("readonly object _l = new(); void Save() { lock (_l) { Thread.Sleep(1); } }", "[|Save()|];")]
    [InlineData("readonly object _l = new(); void Save() { lock (_l) { Write(); } } void Write() => Thread.Sleep(1);", "[|Save()|];")]
    [InlineData("void Save() => new List<int> { 1 }.ForEach(_ => Thread.Sleep(1));", "[|Save()|];")]
    [InlineData("bool Save(Task t) => t.Wait(500);", "var b = [|Save(Task.Delay(9))|];")]
    [InlineData("void A() => B(); void B() => D(); void D() => E(); void E() => F1(); void F1() => G(); void G() => H(); void H() => J(); void J() => K(); void K() => Thread.Sleep(1);", "[|A()|];")]
    public Task Methods_that_somebody_else_relies_on_stay(string helpers, string statement) =>
        Test().File(In(helpers, statement)).OffersNoFix().RunAsync();

    [Fact]
    public Task What_a_library_shows_stays() => Test().File(
        "public class C { async Coro F() { await default(Coro); [|Save()|]; } protected void Save() => Thread.Sleep(1); }").OffersNoFix().RunAsync();

    [Fact]
    public Task What_an_interface_wants_of_a_class_elsewhere_stays() => Test()
        .File("class Q { async Coro F() { await default(Coro); [|Save()|]; } public void Save() => Thread.Sleep(1); }")
        .File("class R : Q, I; interface I { void Save(); }", path: "Other.cs").OffersNoFix().RunAsync();

    [Fact]
    public Task Where_a_task_waits_for_it_as_well_it_stays() => Test().File(
        In("void Save() => Thread.Sleep(1); async Task Other() { await Task.Yield(); Save(); }", "[|Save()|];")).OffersNoFix().RunAsync();

    private static RuleTest Test() =>
        new RuleTest(RuleIds.TransitiveBlocking).Without(RuleIds.ThreadSynchronization, RuleIds.AsyncVoid).FixedBy("Make '", "CURIO106CoroutineChain");

    private static string In(string helpers, string statement) => $$"""
        using System.IO;

        class C
        {
            {{helpers}}
            async Coro F()
            {
                await default(Coro);
                {{statement}}
            }
        }
        """;
}
