using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>A call that blocks with arguments that block goes to one worker as a whole, whichever of them is fixed first.</summary>
public sealed class CURIO106NestedCallFixTests
{
    [Theory]
    [InlineData("[|Write(p, [|Load(p)|])|];", "await Coro.RunInThread(() => Write(p, Load(p)));")]
    [InlineData("[|Write([|Load(\"a\")|], [|Load([|Text|])|])|];", "await Coro.RunInThread(static () => Write(Load(\"a\"), Load(Text)));")]
    [InlineData("var s = [|Load([|Load(p)|])|].Trim();", "var s = (await Coro.RunInThread(() => Load(Load(p)))).Trim();")]
    [InlineData("var s = [|[|Load(p)|].Saved()|];", "var s = await Coro.RunInThread(() => Load(p).Saved());")]
    [InlineData("var s = [|[|new Reader(p)|].More()|];", "var s = await Coro.RunInThread(() => new Reader(p).More());")]
    [InlineData("[|Write(p, $\"{[|Load(p)|].Length:x}\")|];", "await Coro.RunInThread(() => Write(p, $\"{Load(p).Length:x}\"));")]
    [InlineData("[|Write(p, {|CURIO102:File.ReadAllText(p)|})|];", "await Coro.RunInThread(() => Write(p, File.ReadAllText(p)));")]
    [InlineData("{|CURIO102:File.WriteAllText(p, [|Load(p)|])|};", "await Coro.RunInThread(() => File.WriteAllText(p, Load(p)));")]
    [InlineData("int n = checked([|Size([|Load(p)|])|] * 2);", "int n = checked(await Coro.RunInThread(() => Size(Load(p))) * 2);")]
    [InlineData("int n = [|Size([|Load(p + checked(_n + 1))|])|];", "int n = await Coro.RunInThread(() => Size(Load(p + checked(_n + 1))));")]
    [InlineData("[|Write(/* a */ p, /* b */ [|Load(p /* c */)|] /* d */)|]; // e", "await Coro.RunInThread(() => Write(/* a */ p, /* b */ Load(p /* c */) /* d */)); // e")]
    public Task All_of_it_goes_to_one_worker(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("[|Write(p, await Coro.RunInThread(() => Load(p)))|];", "await Coro.RunInThread(() => Write(p, Load(p)));")]
    [InlineData("var s = [|(await Coro.RunInThread(() => Load(p))).Saved()|];", "var s = await Coro.RunInThread(() => Load(p).Saved());")]
    [InlineData("var s = [|Load(await Coro.RunInThread(() => p ?? \"\") + \"a\")|];", "var s = await Coro.RunInThread(() => Load((p ?? \"\") + \"a\"));")]
    [InlineData("var s = [|Load(await Coro.RunInThread(() => p ?? \"\"))|];", "var s = await Coro.RunInThread(() => Load(p ?? \"\"));")]
    [InlineData("var s = [|(await Coro.RunInThread(() => new Reader(p))).More()|];", "var s = await Coro.RunInThread(() => new Reader(p).More());")]
    [InlineData("var s = [|Load(/* a */ await Coro.RunInThread(() => Load(/* b */ p)) /* c */)|];", "var s = await Coro.RunInThread(() => Load(/* a */ Load(/* b */ p) /* c */));")]
    [InlineData("{|CURIO102:File.WriteAllText(p, await Coro.RunInThread(static () => Load(\"a\")))|};", "await Coro.RunInThread(() => File.WriteAllText(p, Load(\"a\")));")]
    public Task What_a_worker_does_already_is_done_by_the_same_one(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("[|Write(Pure(), [|Load(p)|])|];", "Write(Pure(), await Coro.RunInThread(() => Load(p)));")]
    [InlineData("[|Write(await Late(), [|Load(p)|])|];", "Write(await Late(), await Coro.RunInThread(() => Load(p)));")]
    [InlineData("[|Write(p, [|Load(p)|] + Pure())|];", "Write(p, await Coro.RunInThread(() => Load(p)) + Pure());")]
    public Task What_belongs_to_the_kernels_thread_keeps_the_call_there(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("[|Write(p, await Coro.RunInThread(() => { return Load(p); }))|];")]
    [InlineData("[|Write(p, await Coro.RunInThread(/* a */ () => Load(p)))|];")]
    [InlineData("[|Write(p, await Coro.RunInThread<object>(() => Load(p)))|];")]
    [InlineData("[|Write(p, await Coro.RunInThread(Pure))|];")]
    [InlineData("[|Write(p, await Coro.RunInThread<Reader>(() => new(p)))|];")]
    [InlineData("[|Write(p, await Coro.RunInThread(_ => Load(p)))|];")]
    [InlineData("[|Write(p, await (await Coro.RunInThread(() => Late())))|];")]
    public Task Other_work_stays_where_it_is(string statement) =>
        new RuleTest(RuleIds.TransitiveBlocking).Without("CURIO201", "CURIO402", "CURIO404").File(Method(statement)).OffersNoFix().RunAsync();

    [Theory]
    [InlineData("[|Write(p, [|Load(p)|])|];", "await Task.Run(() => Write(p, Load(p)));")]
    [InlineData("[|Write(p, await Task.Run(() => Load(p)))|];", "await Task.Run(() => Write(p, Load(p)));")]
    public Task Without_a_kernel_a_task_does_it(string statement, string expected) =>
        new RuleTest(RuleIds.TransitiveBlocking).WithoutCurio().EditorConfig("curio_context = all_async").File(AllAsync(statement), AllAsync(expected)).RunAsync();

    private static Task Becomes(string statement, string expected) =>
        new RuleTest(RuleIds.TransitiveBlocking).File(Method(statement), Method(expected)).RunAsync();

    private static string AllAsync(string statement) => $$"""
        using System.IO;
        using System.Threading.Tasks;

        public class C
        {
            public static void Write(string p, string s) => File.WriteAllText(p, s);
            public static string Load(string p) => File.ReadAllText(p);
            async Task F(string p) { {{statement}} }
        }
        """;

    private static string Method(string statements) => $$"""
        using System.IO;

        public class Reader(string p) { public string All = File.ReadAllText(p); public string More() => File.ReadAllText(All); }

        public static class E { public static string Saved(this string s) { File.WriteAllText("a", s); return s; } }

        public class C
        {
            int _n;
            public static string Text => File.ReadAllText("a");
            public static void Write(string p, object s) => File.WriteAllText(p, s.ToString());
            public static string Load(string p) => File.ReadAllText(p);
            public static int Size(string p) => File.ReadAllText(p).Length;
            static string Pure() => "";
            static async Coro<string> Late() { await Coro.Sleep(default); return ""; }
            async Coro F(string p)
            {
                {{statements}}
            }
        }
        """;
}
