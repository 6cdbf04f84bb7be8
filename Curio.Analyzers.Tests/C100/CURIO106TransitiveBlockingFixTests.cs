using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>A call of the program's own that blocks goes to a worker as a whole.</summary>
public sealed class CURIO106TransitiveBlockingFixTests
{
    [Theory]
    [InlineData("[|Save()|];", "await Coro.RunInThread(() => Save());")]
    [InlineData("var s = [|Load(p)|];", "var s = await Coro.RunInThread(() => Load(p));")]
    [InlineData("var s = [|Load(\"a\")|].Trim();", "var s = (await Coro.RunInThread(static () => Load(\"a\"))).Trim();")]
    [InlineData("var s = [|Text|].Length;", "var s = (await Coro.RunInThread(() => Text)).Length;")]
    [InlineData("var r = [|new Reader(p)|];", "var r = await Coro.RunInThread(() => new Reader(p));")]
    [InlineData("Reader r = [|new(p)|];", "Reader r = await Coro.RunInThread(() => new Reader(p));")]
    [InlineData("other?[|.Save()|];", "await Coro.RunInThread(() => other?.Save());")]
    [InlineData("if ([|Load(p)|] == [|Load(q)|]) { }", "if (await Coro.RunInThread(() => Load(p)) == await Coro.RunInThread(() => Load(q))) { }")]
    [InlineData("using var r = [|Open(p)|];", "using var r = await Coro.RunInThread(() => Open(p));")]
    [InlineData("/* a */ [|Save()|]; // b", "/* a */ await Coro.RunInThread(() => Save()); // b")]
    [InlineData("Func<Coro<string>> f = async () => [|Load(p)|];", "Func<Coro<string>> f = async () => await Coro.RunInThread(() => Load(p));")]
    [InlineData("int Local() => Load(p).Length; int n = [|Local()|];", "int Local() => Load(p).Length; int n = await Coro.RunInThread(() => Local());")]
    public Task The_call_goes_to_a_worker(string statement, string expected) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("unsafe { [|Save()|]; }")]
    [InlineData("foreach (var l in [|Lines(p)|]) { }")]
    [InlineData("foreach (var l in [|new Rows()|]) { }")]
    [InlineData("[|Fill(out p)|];")]
    [InlineData("[|Fill(ref p)|];")]
    [InlineData("Span<char> s = stackalloc char[1]; [|Fill(s)|];")]
    [InlineData("_text += [|Load(p)|];")]
    [InlineData("var s = [|Wide(Pure())|];")]
    [InlineData("new List<string>().ForEach(f => [|Load(f)|]);")]
    [InlineData("if (other is { [|Text|]: \"a\" }) { }")]
    [InlineData("if (other is { [|Text|].Length: 1 }) { }")]
    public Task A_call_that_means_something_else_there_stays(string statement) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Method(statement)).OffersNoFix().RunAsync();

    [Theory]
    [InlineData("var s = [|Load(Pure())|];", "var s = await Load(Pure());")]
    [InlineData("var s = [|Load(p = q)|];", "var s = await Load(p = q);")]
    [InlineData("var s = [|Load(await Late())|];", "var s = await Load(await Late());")]
    [InlineData("var s = [|Load(Pure())|] + [|Load(p)|]; [|Save()|];", "var s = await Load(Pure()) + await Load(p); await Coro.RunInThread(() => Save());")]
    public Task Where_no_worker_can_run_it_its_methods_become_coroutines(string statement, string expected) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Method(statement), Method(expected).Replace(
            "static string Load(string p) => File.ReadAllText(p);",
            "static async Coro<string> Load(string p) => await Coro.RunInThread(() => File.ReadAllText(p));",
            StringComparison.Ordinal)).RunAsync();

    [Theory]
    [InlineData("async Task F() { [|Save()|]; }", "async Task F() { await Task.Run(() => Save()); }")]
    [InlineData("async void F() { [|Save()|]; }", "async void F() { await Task.Run(() => Save()); }")]
    public Task Without_a_kernel_a_task_does_it(string member, string expected) =>
        new RuleTest(RuleIds.TransitiveBlocking).WithoutCurio().EditorConfig("curio_context = all_async").File(
            $"using System.IO; using System.Threading.Tasks; class C {{ {member} void Save() => File.WriteAllText(\"a\", \"\"); }}",
            $"using System.IO; using System.Threading.Tasks; class C {{ {expected} void Save() => File.WriteAllText(\"a\", \"\"); }}").RunAsync();

    private static string Method(string statements) => $$"""
        using System.IO;

        class Reader(string p) { public string All = File.ReadAllText(p); }

        class Rows { public List<string>.Enumerator GetEnumerator() => new List<string> { File.ReadAllText("a") }.GetEnumerator(); }

        public class C
        {
            string _text = "";
            string Text => File.ReadAllText(_text);
            public void Save() => File.WriteAllText("a", _text);
            static string Load(string p) => File.ReadAllText(p);
            static FileStream Open(string p) => File.OpenRead(p);
            public static string Wide(string p) => File.ReadAllText(p);
            static string Pure() => "";
            static async Coro<string> Late() { await Coro.Sleep(default); return ""; }
            static void Fill(out string p, int n = 0) => p = File.ReadAllText("a");
            static void Fill(ref string p) => p = File.ReadAllText("a");
            static void Fill(Span<char> s) => File.ReadAllText("a").CopyTo(s);
            static IEnumerable<string> Lines(string p) { yield return File.ReadAllText(p); }
            async Coro F(string p, string q, C? other)
            {
                {{statements}}
            }
        }
        """;
}
