using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C400;

/// <summary>Which work comes back from a worker undone.</summary>
public sealed class CURIO404LazyWorkTests
{
    [Theory]
    [InlineData("await Coro.RunInThread(() => [|File.ReadLines(p)|]);")]
    [InlineData("await Coro.RunInThread(() => { return [|File.ReadLines(p)|]; });")]
    [InlineData("await Coro.RunInThread(() => (IEnumerable<string>)[|File.ReadLines(p)|]);")]
    [InlineData("await Coro.RunInThread(() => [|Directory.EnumerateFiles(p)|]);")]
    [InlineData("await Coro.RunInThread(() => [|new DirectoryInfo(p).EnumerateFileSystemInfos()|]);")]
    [InlineData("await Coro.BlockInThread(() => [|Directory.EnumerateDirectories(p)|]);")]
    [InlineData("await Coro.RunInThread(() => [|File.ReadAllLines(p).Where(l => l.Length > 0)|]);")]
    [InlineData("await Coro.RunInThread(() => [|Enumerable.Select(list, x => x + 1)|]);")]
    [InlineData("await Coro.RunInThread(() => [|list.OrderBy(x => x)|]);")]
    [InlineData("await Coro.RunInThread(() => [|Numbers()|]);")]
    [InlineData("await Coro.RunInThread([|Numbers|]);")]
    [InlineData("await Coro.RunInThread(() => [|Local()|]); IEnumerable<int> Local() { yield return 1; }")]
    [InlineData("await Coro.RunInThread([|async () => { await Task.Yield(); return 1; }|]);")]
    [InlineData("await Coro.RunInThread(token => [|File.ReadLines(p)|]);")]
    [InlineData("await Coro.RunInThread(() => { if (list.Count > 1) return [|File.ReadLines(p)|]; return [|Directory.EnumerateFiles(p)|]; });")]
    public Task Lazy_work_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("await Coro.RunInThread(() => File.ReadAllLines(p));")]
    [InlineData("await Coro.RunInThread(() => File.ReadLines(p).ToList());")]
    [InlineData("await Coro.RunInThread(() => File.ReadLines(p).Count());")]
    [InlineData("await Coro.RunInThread(() => { foreach (string l in File.ReadLines(p)) list.Add(l.Length); });")]
    [InlineData("await Coro.RunInThread(() => { var lines = File.ReadLines(p); return lines.First(); });")]
    [InlineData("await Coro.RunInThread(() => { Func<IEnumerable<string>> f = () => File.ReadLines(p); return f().Count(); });")]
    [InlineData("await Coro.RunInThread(() => list.Where(x => x > 1).ToArray());")]
    [InlineData("await Coro.RunInThread(() => list.ToDictionary(x => x));")]
    [InlineData("await Coro.RunInThread(() => Enumerable.Empty<int>());")]
    [InlineData("await Coro.RunInThread(() => Enumerable.Range(0, 2));")]
    [InlineData("await Coro.RunInThread(() => list.AsEnumerable());")]
    [InlineData("await Coro.RunInThread(() => Ready());")]
    [InlineData("await Coro.RunInThread(() => VirtualNumbers());")]
    [InlineData("await Coro.RunInThread(() => Directory.GetFiles(p));")]
    [InlineData("await await Coro.RunInThread(async () => { await Task.Yield(); return 1; });")]
    [InlineData("await Coro.RunInThread(() => Task.Delay(1));")]
    [InlineData("await Coro.RunInThread(d);")]
    [InlineData("await Mine.RunInThread(() => File.ReadLines(p));")]
    [InlineData("await Coro.RunInThread(() => Mine.ReadLines(p));")]
    public Task Work_that_is_done_is_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("() => File.ReadLines(p)", "'File.ReadLines' does its work when it is used, after 'Coro.RunInThread' has come back to the kernel's thread; end it with 'ToList()' inside")]
    [InlineData("async () => { await Task.Yield(); return 1; }", "'async lambda' does its work when it is used, after 'Coro.RunInThread' has come back to the kernel's thread; await it without a worker, or block in the worker")]
    public async Task The_message_names_the_work_and_the_remedy(string function, string message)
    {
        RuleTest test = new RuleTest(RuleIds.LazyWork).File(Method($"await Coro.RunInThread({function});"));
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    internal static string Method(string statements) => $$"""
        using System.IO;
        using System.Linq;

        class C
        {
            async Coro F(string p, List<int> list, Func<IEnumerable<int>> d)
            {
                {{statements}}
            }
            IEnumerable<int> Numbers() { yield return 1; }
            IEnumerable<int> Ready() => new List<int>();
            protected virtual IEnumerable<int> VirtualNumbers() { yield return 1; }
        }
        static class Mine
        {
            public static async Coro<T> RunInThread<T>(Func<T> function) { await Coro.Sleep(default); _ = function; return default!; }
            public static List<string> ReadLines(string p) => [];
        }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.LazyWork).File(Method(statements)).RunAsync();
}
