using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests;

/// <summary>What every fix leaves as it is: directives above the code that it changes, ends of lines, tabs, comments.</summary>
public sealed class LayoutOfFixesTests
{
    [Theory]
    [InlineData("CURIO101", "[|Thread.Sleep(6)|];", "await Coro.Sleep(TimeSpan.FromMilliseconds(6));")]
    [InlineData("CURIO102", "[|File.WriteAllText(p, p)|];", "await Coro.RunInThread(() => File.WriteAllText(p, p));")]
    [InlineData("CURIO102", "using var r = [|File.OpenText(p)|]; var s = {|CURIO103:r.ReadToEnd()|};", "await using var r = await AsyncFile.OpenTextAsync(p); var s = await r.ReadAllAsync();")]
    [InlineData("CURIO102", "var s = p.Length is 0 ? \"\" :\n[|File.ReadAllText(p)|];", "var s = p.Length is 0 ? \"\" :\nawait Coro.RunInThread(() => File.ReadAllText(p));")]
    [InlineData("CURIO103", "[|Console.ReadLine()|];", "await Coro.RunInThread(static () => Console.ReadLine());")]
    [InlineData("CURIO104", "[|Task.Delay(1).Wait()|];", "await Task.Delay(1);")]
    [InlineData("CURIO104", "[|q.Put(1)|];", "await q.PutAsync(1);")]
    [InlineData("CURIO105", "[|gate.Wait()|];", "await Coro.FromTask(ct => gate.WaitAsync(ct));")]
    [InlineData("CURIO105", "[|Thread.Yield()|];", "await Coro.Sleep(TimeSpan.Zero);")]
    [InlineData("CURIO106", "[|Save(p)|];", "await Coro.RunInThread(() => Save(p));")]
    [InlineData("CURIO107", "[|AsyncThread.AWAIT(Coro.Sleep(default))|];", "await Coro.Sleep(default);")]
    [InlineData("CURIO108", "[|while|] (true) p += 1;", "while (true) { p += 1; await Coro.Sleep(TimeSpan.Zero); }")]
    [InlineData("CURIO201", "[|Coro.Sleep(default)|];", "await Coro.Sleep(default);")]
    [InlineData("CURIO204", "await [|Task.Delay(1)|];", "await Coro.FromTask(ct => Task.Delay(1, ct));")]
    [InlineData("CURIO206", "await [|Task.Run(() => p)|];", "await Coro.RunInThread(() => p);")]
    [InlineData("CURIO302", "try { }\nfinally\n{\n[|await q.PutAsync(1)|];\n}", "try { }\nfinally\n{\nawait Coro.DisableCancellation(q.PutAsync(1));\n}")]
    [InlineData("CURIO303", "await [|Coro.Spawn(q.PutAsync(1))|];", "await Coro.Spawn(q.PutAsync(1), daemon: true);")]
    public Task Directives_above_it_stay(string id, string statement, string expected) => Fixes(
        id, Class([.. s_directives.Select(d => d.Replace("BELOW", statement, StringComparison.Ordinal))]), Class([.. s_directives.Select(d => d.Replace("BELOW", expected, StringComparison.Ordinal))]));

    [Theory]
    [InlineData("CURIO101", "\t\t[|Thread.Sleep(/* a */ 6)|]; // b", "\t\tawait Coro.Sleep(TimeSpan.FromMilliseconds(/* a */ 6)); // b")]
    [InlineData("CURIO102", "\t\t[|File.WriteAllText(\n\t\t\tp, // a\n\t\t\tp)|];", "\t\tawait Coro.RunInThread(() => File.WriteAllText(\n\t\t\tp, // a\n\t\t\tp));")]
    [InlineData("CURIO102", "\t\tusing var r = [|File.OpenText(p)|]; // a\n\n\t\t/* b */ var s = {|CURIO103:r.ReadToEnd()|};", "\t\tawait using var r = await AsyncFile.OpenTextAsync(p); // a\n\n\t\t/* b */ var s = await r.ReadAllAsync();")]
    [InlineData("CURIO103", "\t\tvar s = [|Console.ReadLine()|]\n\t\t\t?? p;", "\t\tvar s = await Coro.RunInThread(static () => Console.ReadLine())\n\t\t\t?? p;")]
    [InlineData("CURIO104", "\t\t// a\n\t\t[|Task.WaitAll(\n\t\t\tTask.Delay(1),\n\t\t\tTask.Delay(2))|];", "\t\t// a\n\t\tawait Task.WhenAll(\n\t\t\tTask.Delay(1),\n\t\t\tTask.Delay(2));")]
    [InlineData("CURIO106", "\t\t[|Save(\n\t\t\t[|Load(p)|])|]; // a\n\t\t_ = [|Load(p)|];", "\t\tawait Coro.RunInThread(() => Save(\n\t\t\tLoad(p))); // a\n\t\t_ = await Coro.RunInThread(() => Load(p));")]
    public Task Ends_of_lines_and_tabs_stay(string id, string statements, string expected) => Fixes(id, Windows(Class(statements)), Windows(Class(expected)));

    [Theory]
    [InlineData("CURIO101", "[|Thread.Sleep(checked(p.Length * 2))|];", "await Coro.Sleep(TimeSpan.FromMilliseconds(checked(p.Length * 2)));")]
    [InlineData("CURIO102", "int n = checked([|File.ReadAllText(p + unchecked(p.Length * 2))|].Length * 2);", "int n = checked((await Coro.RunInThread(() => File.ReadAllText(p + unchecked(p.Length * 2)))).Length * 2);")]
    [InlineData("CURIO103", "checked { int n = [|Console.Read()|] * 2; }", "checked { int n = await Coro.RunInThread(static () => Console.Read()) * 2; }")]
    [InlineData("CURIO104", "int n = checked([|q.Get()|] * 2);", "int n = checked(await q.GetAsync() * 2);")]
    [InlineData("CURIO106", "int n = checked([|Load([|Load(p + p.Length * 2)|])|].Length * 2);", "int n = checked((await Coro.RunInThread(() => Load(Load(p + p.Length * 2)))).Length * 2);")]
    [InlineData("CURIO206", "int n = checked(await [|Task.Run(() => p.Length * 2)|] * 2);", "int n = checked(await Coro.RunInThread(() => p.Length * 2) * 2);")]
    public Task Checked_arithmetic_stays_so(string id, string statement, string expected) => Fixes(id, Class(statement), Class(expected));

    [Fact]
    public Task Methods_that_become_coroutines_keep_theirs() => Test("CURIO106").FixedBy("Make '", "CURIO106CoroutineChain").File(
        Windows("class D\n{\n\tasync Coro F()\n\t{\n\t\t#region a\n\t\t[|Pause()|]; // b\n\t\t#endregion\n\t}\n\n\t#region c\n\tstatic void Pause()\n\t{\n\t\tThread.Sleep(1);\n\t}\n\t#endregion\n}\n"),
        Windows("class D\n{\n\tasync Coro F()\n\t{\n\t\t#region a\n\t\tawait Pause(); // b\n\t\t#endregion\n\t}\n\n\t#region c\n\tstatic async Coro Pause()\n\t{\n\t\tawait Coro.Sleep(TimeSpan.FromMilliseconds(1));\n\t}\n\t#endregion\n}\n"))
        .RunAsync();

    [Theory]
    [InlineData("CURIO101", "[|Thread.Sleep(\n#if OFF\n1\n#else\n2\n#endif\n)|];")]
    [InlineData("CURIO102", "[|File.WriteAllText(p,\n#if OFF\n\"\"\n#else\np\n#endif\n)|];")]
    [InlineData("CURIO104", "[|Task.WaitAll(\n#region a\nTask.Delay(1)\n#endregion\n)|];")]
    [InlineData("CURIO204", "await [|Task.Delay(\n#pragma warning disable CS0168\n1)|];")]
    [InlineData("CURIO104", "[|Task.Delay(1) // a\n.Wait()|];")]
    [InlineData("CURIO104", "[|Task.Delay(1)./* a */Wait()|];")]
    [InlineData("CURIO107", "[|AsyncThread.AWAIT(/* a */ Coro.Sleep(default))|];")]
    [InlineData("CURIO206", "await [|Task./* a */Run(() => p)|];")]
    public Task Nothing_within_it_is_torn_apart_or_lost(string id, string statement) =>
        Test(id).File(Class(statement)).OffersNoFix().RunAsync();

    [Fact]
    public Task Where_one_remedy_would_lose_a_comment_another_one_is_taken() => Fixes(
        "CURIO102",
        Class("using var r = [|File.Open(p, /* a */ FileMode.Open)|];"),
        Class("using var r = await Coro.RunInThread(() => File.Open(p, /* a */ FileMode.Open));"));

    private static Task Fixes(string id, string markup, string fixedCode) => Test(id).File(markup, fixedCode).RunAsync();

    private static RuleTest Test(string id) => new RuleTest(id).Without([.. s_others.Where(o => o != id)]);

    private static readonly string[] s_directives =
    [
        "#region x\nBELOW\n#endregion",
        "#region x\n#endregion\nBELOW",
        "#pragma warning disable CS0168\nBELOW",
        "#if !OFF\nBELOW\n#endif",
        "#if OFF\np = \"\";\n#endif\n// a\nBELOW",
    ];

    private static readonly string[] s_others = ["CURIO204", "CURIO108", "CURIO302", "CURIO303", "CURIO308"];

    private static string Windows(string code) => code.Replace("\n", "\r\n", StringComparison.Ordinal);

    private static string Class(params string[] bodies) => $$"""
        using System.IO;
        class C
        {
            public static void Save(string p) => File.WriteAllText(p, p);
            public static string Load(string p) => File.ReadAllText(p);
        {{string.Concat(bodies.Select((body, i) => $"""
            public async Coro F{i}(string p, UniversalQueue<int> q, SemaphoreSlim gate)
            {"{"}
                p += "";
        {body}
            {"}"}

        """))}}
        }
        """;
}
