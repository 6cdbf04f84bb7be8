using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>Calls about files go to a worker whole, wherever they stand in an expression.</summary>
public sealed class CURIO102BlockingFileFixTests
{
    [Theory]
    [InlineData("[|File.Copy(p, q)|];", "await Coro.RunInThread(() => File.Copy(p, q));")]
    [InlineData("[|File.Copy(\"a\", Fixed)|];", "await Coro.RunInThread(static () => File.Copy(\"a\", Fixed));")]
    [InlineData("var s = [|File.ReadAllText(p)|];", "var s = await Coro.RunInThread(() => File.ReadAllText(p));")]
    [InlineData("var s = [|File.ReadAllText(p)|].Trim();", "var s = (await Coro.RunInThread(() => File.ReadAllText(p))).Trim();")]
    [InlineData("var s = [|File.ReadAllText(p)|]!.Trim()[0];", "var s = (await Coro.RunInThread(() => File.ReadAllText(p)))!.Trim()[0];")]
    [InlineData("var s = [|File.ReadAllText(p)|]?.Trim();", "var s = (await Coro.RunInThread(() => File.ReadAllText(p)))?.Trim();")]
    [InlineData("var s = [|File.ReadAllBytes(p)|][0];", "var s = (await Coro.RunInThread(() => File.ReadAllBytes(p)))[0];")]
    [InlineData("var s = [|File.ReadAllBytes(p)|] is [1, ..] or { Length: > 3 };", "var s = await Coro.RunInThread(() => File.ReadAllBytes(p)) is [1, ..] or { Length: > 3 };")]
    [InlineData("var s = [|File.ReadAllText(p)|] switch { \"\" => 1, _ => 2 };", "var s = await Coro.RunInThread(() => File.ReadAllText(p)) switch { \"\" => 1, _ => 2 };")]
    [InlineData("var s = p + [|File.ReadAllText(p)|] + $\"{[|File.ReadAllText(q)|]}\";", "var s = p + await Coro.RunInThread(() => File.ReadAllText(p)) + $\"{await Coro.RunInThread(() => File.ReadAllText(q))}\";")]
    [InlineData("Use([|File.ReadAllText(p)|], [|File.ReadAllText(q)|]);", "Use(await Coro.RunInThread(() => File.ReadAllText(p)), await Coro.RunInThread(() => File.ReadAllText(q)));")]
    [InlineData("[|File.WriteAllText(p, [|File.ReadAllText(q)|])|];", "await Coro.RunInThread(() => File.WriteAllText(p, File.ReadAllText(q)));")]
    [InlineData("[|File.WriteAllText(Path.Combine(p, q), $\"{p.Length:x}\")|];", "await Coro.RunInThread(() => File.WriteAllText(Path.Combine(p, q), $\"{p.Length:x}\"));")]
    [InlineData("[|File.WriteAllText(Name, _field)|];", "await Coro.RunInThread(() => File.WriteAllText(Name, _field));")]
    [InlineData("if ([|Directory.GetFiles(p)|].Length > 0) { }", "if ((await Coro.RunInThread(() => Directory.GetFiles(p))).Length > 0) { }")]
    [InlineData("foreach (var f in [|Directory.GetFiles(p)|]) { }", "foreach (var f in await Coro.RunInThread(() => Directory.GetFiles(p))) { }")]
    [InlineData("foreach (var f in [|Directory.EnumerateFiles(p, \"*\")|]) { }", "foreach (var f in await Coro.RunInThread(() => Directory.GetFiles(p, \"*\"))) { }")]
    [InlineData("foreach (var l in [|File.ReadLines(p)|]) { }", "foreach (var l in await Coro.RunInThread(() => File.ReadAllLines(p))) { }")]
    [InlineData("int m = [|new DirectoryInfo(p).EnumerateFiles()|].Count();", "int m = (await Coro.RunInThread(() => new DirectoryInfo(p).GetFiles())).Count();")]
    [InlineData("info?[|.CopyTo(p)|];", "await Coro.RunInThread(() => info?.CopyTo(p));")]
    [InlineData("var m = info?[|.CopyTo(p)|]?.Name.Length;", "var m = await Coro.RunInThread(() => info?.CopyTo(p)?.Name.Length);")]
    [InlineData("info?[|.CopyTo(p)|].CopyTo([|File.ReadAllText(q)|]);", "await Coro.RunInThread(() => info?.CopyTo(p).CopyTo(File.ReadAllText(q)));", true)]
    [InlineData("for (int i = 0; i < 3; i++) [|File.Copy(p, q + i)|];", "for (int i = 0; i < 3; i++) await Coro.RunInThread(() => File.Copy(p, q + i));")]
    [InlineData("checked { var b = [|File.ReadAllLines(p + (n + 1))|]; }", "checked { var b = await Coro.RunInThread(() => File.ReadAllLines(p + (n + 1))); }")]
    [InlineData("var s = checked([|File.ReadAllBytes(p)|][n + 1]);", "var s = checked((await Coro.RunInThread(() => File.ReadAllBytes(p)))[n + 1]);")]
    [InlineData("Func<Coro<string>> f = async () => [|File.ReadAllText(p)|];", "Func<Coro<string>> f = async () => await Coro.RunInThread(() => File.ReadAllText(p));")]
    [InlineData("Func<Coro> f = async () => [|File.Copy(p, q)|];", "Func<Coro> f = async () => await Coro.RunInThread(() => File.Copy(p, q));")]
    [InlineData("n += [|File.ReadAllText(p)|].Length;", "n += (await Coro.RunInThread(() => File.ReadAllText(p))).Length;")]
    [InlineData("_field = [|File.ReadAllText(p)|];", "_field = await Coro.RunInThread(() => File.ReadAllText(p));")]
    [InlineData("[|File.Copy(destFileName: q, sourceFileName: p)|];", "await Coro.RunInThread(() => File.Copy(destFileName: q, sourceFileName: p));")]
    public Task A_call_goes_to_a_worker(string statement, string expected, bool twice = false) =>
        Becomes(twice ? statement.Replace("[|.CopyTo(p)|].CopyTo([|File.ReadAllText(q)|])", "[|[|.CopyTo(p)|].CopyTo([|File.ReadAllText(q)|])|]", StringComparison.Ordinal) : statement, expected);

    [Theory]
    [InlineData("var s = {|CURIO103:[|new StreamReader(p)|].ReadToEnd()|};", "var s = await Coro.RunInThread(() => new StreamReader(p).ReadToEnd());")]
    [InlineData("int l = {|CURIO103:[|File.OpenText(p)|].ReadToEnd()|}.Trim().Length;", "int l = (await Coro.RunInThread(() => File.OpenText(p).ReadToEnd())).Trim().Length;")]
    [InlineData("var s = {|CURIO103:new StreamReader([|File.OpenRead(p)|]).ReadLine()|};", "var s = await Coro.RunInThread(() => new StreamReader(File.OpenRead(p)).ReadLine());")]
    [InlineData("var s = {|CURIO103:((StreamReader)[|File.OpenText(p)|]).ReadLine()|};", "var s = await Coro.RunInThread(() => ((StreamReader)File.OpenText(p)).ReadLine());")]
    [InlineData("{|CURIO103:[|File.OpenRead(p)|].CopyTo([|File.Create(q)|])|};", "await Coro.RunInThread(() => File.OpenRead(p).CopyTo(File.Create(q)));")]
    [InlineData("var s = {|CURIO103:new StreamReader(await Coro.RunInThread(() => File.OpenRead(p))).ReadToEnd()|} + [|File.ReadAllText(p)|];", "var s = new StreamReader(await Coro.RunInThread(() => File.OpenRead(p))).ReadToEnd() + await Coro.RunInThread(() => File.ReadAllText(p));")]
    [InlineData("var e = [|File.OpenText(p)|].CurrentEncoding;", "var e = (await Coro.RunInThread(() => File.OpenText(p))).CurrentEncoding;")]
    public Task What_is_opened_and_used_at_once_goes_to_a_worker_whole(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("var s = {|CURIO103:Wrap([|File.OpenRead(p)|]).ReadToEnd()|}; static StreamReader Wrap(FileStream f) => new(f);")]
    [InlineData("{|CURIO103:[|File.AppendText(p)|].Write(Make())|};")]
    public Task What_cannot_be_used_on_a_worker_is_not_opened_there(string statement) => IsLeftAlone(Method(statement));

    [Theory]
    [InlineData("/* a */ [|File.Copy(p, /* b */ q)|]; // c", "/* a */ await Coro.RunInThread(() => File.Copy(p, /* b */ q)); // c")]
    [InlineData("var s = /* a */ [|File.ReadAllText(p)|] /* b */ .Trim();", "var s = /* a */ (await Coro.RunInThread(() => File.ReadAllText(p))) /* b */ .Trim();")]
    [InlineData("[|File.Copy(\n            p, // a\n            q)|];", "await Coro.RunInThread(() => File.Copy(\n            p, // a\n            q));")]
    public Task Comments_and_layout_stay(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("{|CURIO105:lock|} (this) { [|File.Copy(p, q)|]; }")]
    [InlineData("unsafe { [|File.Copy(p, q)|]; }")]
    [InlineData("[|File.Copy(p, Make())|];")]
    [InlineData("[|File.Copy(p, Computed)|];")]
    [InlineData("[|File.Copy(p, g())|];")]
    [InlineData("[|File.Copy(p, await Late())|];")]
    [InlineData("[|File.Copy(p, q = p)|];")]
    [InlineData("[|File.Copy(p, q + n++)|];")]
    [InlineData("[|File.Copy(p, q is var r ? r : p)|];")]
    [InlineData("[|File.WriteAllText(p, int.TryParse(q, out n) ? q : p)|];")]
    [InlineData("[|File.WriteAllText(p, int.TryParse(q, out int m) ? q : p)|]; ")]
    [InlineData("[|File.Copy(p, (string)d.Name)|];")]
    [InlineData("[|File.Copy(p, q ?? throw new InvalidOperationException())|];")]
    [InlineData("var lines = [|File.ReadLines(p)|];")]
    [InlineData("IEnumerable<string> files = [|Directory.EnumerateFiles(p)|];")]
    [InlineData("_count += [|File.ReadAllText(p)|].Length;")]
    [InlineData("Span<char> s = stackalloc char[9]; [|File.ReadAllText(p)|].CopyTo(s);")]
    [InlineData("Span<char> s = stackalloc char[9]; [|File.WriteAllText(p, s.ToString())|];")]
    [InlineData("Span<char> s = stackalloc char[9]; s[0] = [|File.ReadAllText(p)|][0];")]
    [InlineData("string[] a = [p]; ref string r = ref a[0]; r = [|File.ReadAllText(p)|];")]
    [InlineData("Ref() = [|File.ReadAllText(p)|];")]
    [InlineData("new List<string>().ForEach(f => [|File.ReadAllText(f)|]);")]
    [InlineData("var r = from x in new[] { 1 } select 1; try { } catch (Exception) when ([|File.ReadAllText(p)|] == \"\") { }")]
    [InlineData("[|File.Copy(\n#if ON\np\n#else\nq\n#endif\n, q)|];")]
    public Task A_call_that_means_something_else_there_stays(string statement) => IsLeftAlone(Method(statement));

    [Theory]
    [InlineData("static string S = \"\"; Coro<string> P => G([|File.ReadAllText(S)|]); async Coro<string> G(string s) => \"\"; int I = J;", "CS0103")]
    [InlineData("Coro<string> this[string p] { get => [|File.ReadAllText(p)|]; }", "CS0029")]
    public Task A_function_that_cannot_wait_stays(string member, string error) =>
        new RuleTest(RuleIds.BlockingFile).File($"using System.IO; class C {{ {member} }}").WithErrors(error).OffersNoFix().RunAsync();

    [Fact]
    public Task A_field_of_a_struct_stays() => IsLeftAlone(
        "struct S { string _p; async Coro F() { [|File.Copy(_p, _p)|]; await Coro.Sleep(default); } }");

    [Fact]
    public Task A_primary_constructors_parameter_is_captured() => Fixes(
        "class S(string p) { async Coro F() { [|File.Copy(p, p)|]; } }",
        "class S(string p) { async Coro F() { await Coro.RunInThread(() => File.Copy(p, p)); } }");

    [Theory]
    [InlineData("var r = [|new FileStream(p, FileMode.Open)|]; Keep(r);", "var r = await Coro.RunInThread(() => new FileStream(p, FileMode.Open)); Keep(r);")]
    [InlineData("FileStream r = [|new(\"a\", FileMode.Open)|]; Keep(r);", "FileStream r = await Coro.RunInThread(static () => new FileStream(\"a\", FileMode.Open)); Keep(r);")]
    [InlineData("Keep([|File.Open(p, FileMode.Open)|]);", "Keep(await Coro.RunInThread(() => File.Open(p, FileMode.Open)));")]
    public Task What_cannot_be_an_asynchronous_file_is_opened_by_a_worker(string statement, string expected) => Becomes(statement, expected);

    [Theory]
    [InlineData("Coro<string> F(string p) { return G([|File.ReadAllText(p)|]); }", "async Coro<string> F(string p) { return await G(await Coro.RunInThread(() => File.ReadAllText(p))); }")]
    [InlineData("Coro<string> F(string p) { [|File.Copy(p, p)|]; return G(p); }", "async Coro<string> F(string p) { await Coro.RunInThread(() => File.Copy(p, p)); return await G(p); }")]
    [InlineData("Coro<string> F(string p) => G([|File.ReadAllText(p)|]);", "async Coro<string> F(string p) => await G(await Coro.RunInThread(() => File.ReadAllText(p)));")]
    [InlineData("Coro<string> F(string p) => /* a */ p is \"\" ? G(p) : G([|File.ReadAllText(p)|]) /* b */;", "async Coro<string> F(string p) => /* a */ await (p is \"\" ? G(p) : G(await Coro.RunInThread(() => File.ReadAllText(p)))) /* b */;")]
    [InlineData("Coro F(string p) => H([|File.ReadAllText(p)|]);", "async Coro F(string p) => await H(await Coro.RunInThread(() => File.ReadAllText(p)));")]
    [InlineData("Func<string, Coro> F => p => H([|File.ReadAllText(p)|]);", "Func<string, Coro> F => async p => await H(await Coro.RunInThread(() => File.ReadAllText(p)));")]
    [InlineData("Func<string, Coro> F => static p => { [|File.Copy(p, p)|]; return Now(p); };", "Func<string, Coro> F => static async p => { await Coro.RunInThread(() => File.Copy(p, p)); await Now(p); };")]
    public Task A_function_that_hands_a_coroutine_on_becomes_one(string member, string expected) => Fixes(InClass(member), InClass(expected));

    [Fact]
    public Task One_call_that_cannot_be_fixed_does_not_spoil_the_rest() => Becomes(
        "[|File.Copy(p, q)|]; {|CURIO105:lock|} (this) { [|File.Copy(p, q)|]; } [|File.Copy(p, Make())|]; [|File.Copy(q, p)|];",
        "await Coro.RunInThread(() => File.Copy(p, q)); lock (this) { File.Copy(p, q); } File.Copy(p, Make()); await Coro.RunInThread(() => File.Copy(q, p));");

    [Fact]
    public Task A_missing_import_is_added() => new RuleTest(RuleIds.BlockingFile).WithoutImplicitUsings().File(
        "using System.IO;\n\nclass C { async Curio.Coro F() { [|File.Copy(\"a\", \"b\")|]; } }",
        "using System.IO;\nusing Curio;\n\nclass C { async Curio.Coro F() { await Coro.RunInThread(static () => File.Copy(\"a\", \"b\")); } }").RunAsync();

    [Theory]
    [InlineData("async Task F(string p) { var s = [|File.ReadAllText(p)|]; }", "async Task F(string p) { var s = await File.ReadAllTextAsync(p); }")]
    [InlineData("async Task F(string p) { var s = [|File.ReadAllText(p)|].Trim(); }", "async Task F(string p) { var s = (await File.ReadAllTextAsync(p)).Trim(); }")]
    [InlineData("async void F(string p) { [|File.WriteAllText(path: p, contents: p)|]; }", "async void F(string p) { await File.WriteAllTextAsync(path: p, contents: p); }")]
    [InlineData("async Task F(string p) { [|File.Copy(p, p)|]; }", "async Task F(string p) { await Task.Run(() => File.Copy(p, p)); }")]
    [InlineData("async Task F(FileStream s) { [|s.Flush()|]; }", "async Task F(FileStream s) { await s.FlushAsync(); }")]
    [InlineData("async Task F(FileStream s, byte[] b) { int n = [|s.Read(b, 0, 1)|]; }", "async Task F(FileStream s, byte[] b) { int n = await s.ReadAsync(b, 0, 1); }")]
    [InlineData("async Task F(FileStream? s) { s?[|.Flush()|]; }", "async Task F(FileStream? s) { await Task.Run(() => s?.Flush()); }")]
    [InlineData("async Task F(FileStream s) { [|s.Flush(true)|]; }", "async Task F(FileStream s) { await Task.Run(() => s.Flush(true)); }")]
    [InlineData("async Task F() { {|CURIO105:lock|} (this) { [|File.Copy(\"a\", \"b\")|]; } }", "async Task F() { lock (this) { File.Copy(\"a\", \"b\"); } }")]
    public Task Without_a_kernel_the_remedies_are_those_of_DotNet(string member, string expected) =>
        new RuleTest(RuleIds.BlockingFile).WithoutCurio().EditorConfig("curio_context = all_async")
            .File(AllAsync(member), AllAsync(expected)).RunAsync();

    [Fact]
    public Task A_method_that_would_call_itself_gets_a_thread_instead() =>
        new RuleTest(RuleIds.BlockingFile).WithoutCurio().EditorConfig("curio_context = all_async").File(
            "using System.IO;\nusing System.Threading;\nusing System.Threading.Tasks;\n\nclass S() : FileStream(\"\", FileMode.Open) { public override async Task FlushAsync(CancellationToken cancellationToken) { [|Flush()|]; } }",
            "using System.IO;\nusing System.Threading;\nusing System.Threading.Tasks;\n\nclass S() : FileStream(\"\", FileMode.Open) { public override async Task FlushAsync(CancellationToken cancellationToken) { await Task.Run(() => Flush()); } }").RunAsync();

    [Fact]
    public Task A_wrapper_hands_on() =>
        new RuleTest(RuleIds.BlockingFile).WithoutCurio().EditorConfig("curio_context = all_async").File(
            AllAsync("FileStream s = null!; async Task FlushAsync() { [|s.Flush()|]; }"),
            AllAsync("FileStream s = null!; async Task FlushAsync() { await s.FlushAsync(); }")).RunAsync();

    private static string AllAsync(string member) => $"using System.IO;\nusing System.Threading.Tasks;\n\nclass C {{ {member} }}";

    private static Task Becomes(string statement, string fixedStatement) => Fixes(Method(statement), Method(fixedStatement));

    private static Task Fixes(string markup, string fixedCode) =>
        new RuleTest(RuleIds.BlockingFile).File("using System.IO;\n" + markup, "using System.IO;\n" + fixedCode).RunAsync();

    private static Task IsLeftAlone(string markup) =>
        new RuleTest(RuleIds.BlockingFile).File("using System.IO;\n" + markup).OffersNoFix().RunAsync();

    private static string InClass(string member) => $$"""
        class C
        {
            {{member}}
            async Coro<string> G(string s) { await Coro.Sleep(default); return s; }
            async Coro H(string s) => await Coro.Sleep(default);
            static async Coro Now(string s) => await Coro.Sleep(default);
        }
        """;

    private static string Method(string statements) => $$"""
        using System.Linq;

        class C
        {
            const string Fixed = "b";
            string _field = "";
            int _count;
            string Name { get; } = "";
            string Computed => Name + _field + _count;
            string Make() => Computed;
            ref string Ref() => ref _field;
            async Coro<string> Late() { await Coro.Sleep(default); return ""; }
            void Use(string a, string b) { }
            void Keep(FileStream s) { }
            async Coro F(string p, string q, int n, FileInfo? info, dynamic d, Func<string> g)
            {
                {{statements}}
            }
        }
        """;
}
