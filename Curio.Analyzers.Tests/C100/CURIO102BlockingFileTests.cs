using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.C100;

public sealed class CURIO102BlockingFileTests
{
    [Theory]
    [InlineData("_ = [|File.ReadAllText(path)|];")]
    [InlineData("[|File.WriteAllBytes(path, [])|];")]
    [InlineData("[|File.AppendAllLines(path, paths)|];")]
    [InlineData("[|File.Copy(path, path)|];")]
    [InlineData("[|Directory.Delete(path, recursive: true)|];")]
    [InlineData("_ = [|Directory.GetFiles(path)|].Length;")]
    [InlineData("foreach (var line in [|File.ReadLines(path)|]) n++;")]
    [InlineData("foreach (var file in [|Directory.EnumerateFiles(path)|]) n++;")]
    [InlineData("using var f = [|File.OpenRead(path)|];")]
    [InlineData("using (var f = [|new FileStream(path, FileMode.Open)|]) { }")]
    [InlineData("using FileStream f = [|new(path, FileMode.Open)|];")]
    [InlineData("using var r = [|new StreamReader(path)|];")]
    [InlineData("using var f = [|new FileInfo(path).Open(FileMode.Open)|];")]
    [InlineData("using var z = [|ZipFile.OpenRead(path)|];")]
    [InlineData("var d = [|System.Xml.Linq.XDocument.Load(path)|];")]
    [InlineData("FileStream f = null!; [|f.Flush(true)|];")]
    [InlineData("FileStream? f = null; f?[|.SetLength(1)|];")]
    [InlineData("if (n > 1 && [|File.ReadAllText(path)|].Length > 1) n++;")]
    [InlineData("var s = $\"{[|File.ReadAllText(path)|]}\";")]
    [InlineData("var s = n switch { 1 => [|File.ReadAllText(path)|], _ => \"\" };")]
    [InlineData("var l = paths.Select(p => [|File.ReadAllText(p)|]).ToList();")]
    [InlineData("var l = paths.Select([|File.ReadAllText|]).ToList();")]
    [InlineData("foreach (var s in from p in paths where p != \"\" select [|File.ReadAllText(p)|]) n++;")]
    [InlineData("var q = paths.Select([|File.ReadAllBytes|]); foreach (var b in q) n++;")]
    [InlineData("string[] all = [.. paths.Select(p => [|File.ReadAllText(p)|])];")]
    [InlineData("paths.ForEach(p => [|File.Move(p, p)|]);")]
    [InlineData("paths.ForEach([|Directory.Delete|]);")]
    [InlineData("new ConcurrentDictionary<string, string>().GetOrAdd(path, p => [|File.ReadAllText(p)|]);")]
    [InlineData("await Task.WhenAll(paths.Select(p => { [|File.Copy(p, p)|]; return Task.CompletedTask; }));")]
    public Task A_blocking_call_is_reported(string statements) => Run(statements);

    [Theory]
    [InlineData("await File.ReadAllTextAsync(path);")]
    [InlineData("_ = File.Exists(path);")]
    [InlineData("_ = new FileInfo(path).Length;")]
    [InlineData("_ = Path.Combine(path, path);")]
    [InlineData("using var s = new StreamReader(new MemoryStream());")]
    [InlineData("using var f = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(), FileAccess.Read);")]
    [InlineData("using var z = new ZipArchive(new MemoryStream());")]
    [InlineData("Stream m = new MemoryStream(); using var z = new ZipArchive(m); using var e = z.CreateEntry(\"a\").Open(); e.Write([1]);")]
    [InlineData("_ = nameof(File.ReadAllText);")]
    [InlineData("Func<string, string> f = File.ReadAllText;")]
    [InlineData("Func<string, string> f = p => File.ReadAllText(p);")]
    [InlineData("var q = paths.Select(File.ReadAllText); await Coro.RunInThread(() => q.ToList());")]
    [InlineData("var q = paths.Select(p => File.ReadAllText(p)); await Coro.RunInThread(() => { foreach (var s in q) { } });")]
    [InlineData("Keep(paths.Select(p => File.ReadAllText(p))); static void Keep(IEnumerable<string> q) { }")]
    [InlineData("await Coro.RunInThread(() => File.ReadAllText(path));")]
    [InlineData("await Task.Run(() => File.ReadAllText(path));")]
    [InlineData("_ = new Task(() => File.ReadAllText(path));")]
    [InlineData("_ = task.ContinueWith(_ => File.ReadAllText(path));")]
    [InlineData("using var timer = new Timer(_ => File.Copy(path, path));")]
    [InlineData("_ = new Lazy<string>(() => File.ReadAllText(path));")]
    [InlineData("System.Linq.Expressions.Expression<Func<string>> e = () => File.ReadAllText(path);")]
    [InlineData("_ = paths.AsQueryable().Select(p => File.ReadAllText(p));")]
    [InlineData("Environment.FailFast(path); File.Delete(path); File.Copy(path, path);")]
    [InlineData("if (false) { File.Copy(path, path); }")]
    [InlineData("dynamic d = path; File.ReadAllText(d);")]
    [InlineData("Mine.File.ReadAllText(path);")]
    [InlineData("\n#if NEVER\nFile.ReadAllText(path);\n#endif\n")]
    public Task Other_code_is_silent(string statements) => Run(statements.Replace("Mine.", "C.My"), "static class MyFile { public static string ReadAllText(string p) => p; }");

    [Theory]
    [InlineData("Coro<TimeSpan> F() { [|File.Copy(\"a\", \"b\")|]; return Coro.Sleep(default); }")]
    [InlineData("async Coro F() => [|File.Copy(\"a\", \"b\")|];")]
    [InlineData("Func<Coro> f = async () => [|File.Copy(\"a\", \"b\")|];")]
    [InlineData("Func<Coro> f = async delegate { [|File.Copy(\"a\", \"b\")|]; await Coro.Sleep(default); };")]
    [InlineData("void F() { async Coro G() => [|File.Copy(\"a\", \"b\")|]; _ = G(); }")]
    [InlineData("async IAsyncEnumerable<int> F() { [|File.Copy(\"a\", \"b\")|]; await Coro.Sleep(default); yield return 1; }")]
    [InlineData("async Task F() { [|File.Copy(\"a\", \"b\")|]; await Coro.Sleep(default); }")]
    [InlineData("Coro<TimeSpan> P { get { [|File.Copy(\"a\", \"b\")|]; return Coro.Sleep(default); } }")]
    [InlineData("async Task F() { File.Copy(\"a\", \"b\"); await Task.Yield(); }")]
    [InlineData("IEnumerable<int> F() { File.Copy(\"a\", \"b\"); yield return 1; }")]
    [InlineData("string f = File.ReadAllText(\"a\");")]
    [InlineData("C() => File.Copy(\"a\", \"b\");")]
    public Task It_depends_on_the_function_around(string member) => BlockingCode.InClass(RuleIds.BlockingFile, member).RunAsync();

    [Theory]
    [InlineData("using F = System.IO.File; class C { async Coro G() => [|F.Copy(\"a\", \"b\")|]; }")]
    [InlineData("using static System.IO.File; class C { async Coro G() => [|Copy(\"a\", \"b\")|]; }")]
    [InlineData("partial record R(int N) { private partial Coro<T> G<T>(T t); partial record Q; } partial record R { private async partial Coro<T> G<T>(T t) { [|File.Copy(\"a\", \"b\")|]; return t; } }")]
    [InlineData("static class E { extension(string s) { public async Coro G() { [|File.Copy(s, s)|]; } } }")]
    [InlineData("struct S<T> where T : class { async Coro<T?> G(T? t) { [|File.Copy(\"a\", \"b\")|]; return t; } }")]
    public Task It_does_not_matter_how_it_is_spelled(string code) => BlockingCode.InFile(RuleIds.BlockingFile, code).RunAsync();

    [Theory]
    [InlineData("_ = File.Exists(path);", "low", 1)]
    [InlineData("_ = new FileInfo(path).Length; new FileInfo(path).IsReadOnly = true;", "low", 1)]
    [InlineData("_ = System.Xml.Linq.XDocument.Load(path);", "medium", 1)]
    [InlineData("_ = System.Xml.Linq.XDocument.Load(path);", "high", 0)]
    [InlineData("_ = System.Xml.Linq.XDocument.Load(path);", "nonsense", 1)]
    [InlineData("File.Copy(path, path);", "high", 1)]
    public async Task The_confidence_is_configured(string statements, string confidence, int expected)
    {
        RuleTest test = BlockingCode.InCoroutine(RuleIds.BlockingFile, statements)
            .EditorConfig($"dotnet_code_quality.CURIO102.confidence = {confidence}");
        Assert.Equal(Enumerable.Repeat(RuleIds.BlockingFile, expected), (await test.DiagnosticsAsync()).Select(d => d.Id));
    }

    [Theory]
    [InlineData("File.ReadAllText(path);", "'File.ReadAllText' blocks the kernel's only thread; use 'await Coro.RunInThread(() => File.ReadAllText(…))' or an AsyncFile")]
    [InlineData("File.OpenRead(path);", "'File.OpenRead' blocks the kernel's only thread; use 'await AsyncFile.OpenAsync(…)'")]
    [InlineData("new StreamReader(path);", "'new StreamReader' blocks the kernel's only thread; use 'await AsyncTextFile.OpenAsync(…)'")]
    [InlineData("Directory.GetFiles(path);", "'Directory.GetFiles' blocks the kernel's only thread; use 'await Coro.RunInThread(() => Directory.GetFiles(…))'")]
    [InlineData("Directory.EnumerateFiles(path);", "'Directory.EnumerateFiles' blocks the kernel's only thread; use 'await Coro.RunInThread(() => Directory.EnumerateFiles(…).ToList())'")]
    [InlineData("new DirectoryInfo(path).EnumerateFiles();", "'DirectoryInfo.EnumerateFiles' blocks the kernel's only thread; use 'await Coro.RunInThread(() => ….ToList())'")]
    [InlineData("((FileStream)stream).SetLength(1);", "'FileStream.SetLength' blocks the kernel's only thread; use an AsyncFile or 'await Coro.RunInThread(() => …)'")]
    public Task The_message_names_the_call_and_the_remedy(string statement, string message) =>
        Says(BlockingCode.InCoroutine(RuleIds.BlockingFile, statement), message);

    [Theory]
    [InlineData("File.ReadAllText(\"\");", "'File.ReadAllText' blocks a thread that other tasks need; use 'await File.ReadAllTextAsync(…)'")]
    [InlineData("Directory.GetFiles(\"\");", "'Directory.GetFiles' blocks a thread that other tasks need; use 'await Task.Run(() => Directory.GetFiles(…))'")]
    [InlineData("File.ReadLines(\"\");", "'File.ReadLines' blocks a thread that other tasks need; use 'await Task.Run(() => File.ReadLines(…).ToList())'")]
    public Task In_all_async_the_remedy_is_that_of_NET(string statement, string message) => Says(
        BlockingCode.InClass(RuleIds.BlockingFile, $"async Task F() {{ {statement} await Task.Yield(); }}").EditorConfig("curio_context = all_async"), message);

    private static async Task Says(RuleTest test, string message) => Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());

    private static Task Run(string statements, string members = "") => BlockingCode.InCoroutine(RuleIds.BlockingFile, statements, members).RunAsync();
}
