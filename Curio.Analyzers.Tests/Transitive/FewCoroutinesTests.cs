using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>Where coroutines are few the rule walks down from them by names, and searches backwards when that gets long: it finds the same.</summary>
public class FewCoroutinesTests
{
    // The method that most tests have is one in twenty-one at most then.
    private const int Others = 60;

    [Theory]
    [InlineData("[|Load()|];", "void Load() => Read();")]
    [InlineData("_ = [|new D()|];", "class D { string _text = Read(); }")]
    [InlineData("_ = [|P|];", "string P => Read();")]
    [InlineData("_ = [|this[0]|];", "string this[int i] => Read();")]
    [InlineData("_ = [|v + v|];", "")]
    [InlineData("using var d = [|new D()|];", "sealed class D : IDisposable { public void Dispose() => Read(); }")]
    [InlineData("foreach (int i in [|new Rows()|]) { }", "sealed class Rows { public struct Walk { public int Current => 1; public bool MoveNext() => Read().Length > 1; } public Walk GetEnumerator() => default; }")]
    [InlineData("foreach (int i in [|new Rows()|]) { }", "sealed class Rows { public struct Walk : IDisposable { public int Current => 1; public bool MoveNext() => false; public void Dispose() => Read(); } public Walk GetEnumerator() => default; }")]
    [InlineData("foreach (string s in [|All()|]) { }", "IEnumerable<string> All() { yield return Read(); }")]
    [InlineData("[|s_run()|];", "static readonly Func<string> s_run = Read;")]
    [InlineData("Load(); Other(1);", "void Load() { } void Other(int i) { if (i > 9) { Load(); } }")]
    [InlineData("_ = Two.Load();", "static class One { public static string Load() => Read(); } static class Two { public static string Load() => \"\"; }")]
    public Task The_walk_down_finds_it(string statement, string members) => Reports(statement, members);

    [Fact]
    public Task A_long_way_down_is_searched_backwards() => Reports(
        "[|M0()|];",
        string.Concat(Enumerable.Range(0, 200).Select(i => $"string M{i}() => M{i + 1}(); ")) + "string M200() => Read();");

    [Fact]
    public Task A_whole_type_of_a_list_is_known_by_members_that_others_name_otherwise() => new RuleTest(RuleIds.TransitiveBlocking)
        .AdditionalFile("CurioBlocking.txt", "M:Mine.Driver.*")
        .File("""
            using Curio;
            namespace Mine { class Driver { public int Join(int a, int b, int c) => a; public int Select(int i) => i; } }
            class C
            {
                async Coro F(Mine.Driver d, System.Threading.Thread t) { [|Go(d)|]; [|Take(d)|]; await Coro.Sleep(default); }
                int Go(Mine.Driver d) => d.Join(1, 2, 3);
                int Take(Mine.Driver d) => d.Select(1);
                void Never(System.Threading.Thread t) { t.Join(); System.Net.Sockets.Socket.Select(null, null, null, 1); }
            }
            """).RunAsync();

    private static Task Reports(string statement, string members) => new RuleTest(RuleIds.TransitiveBlocking)
        .File($$"""
            using System; using System.Collections.Generic; using Curio;
            partial class C
            {
                async Coro F(C v) { {{statement}} await Coro.Sleep(default); }
                {{members}}
                public static C operator +(C left, C right) { Read(); return left; }
                static string Read() => System.IO.File.ReadAllText("a");
                {{string.Concat(Enumerable.Range(0, Others).Select(i => $"void Other{i}() {{ }} "))}}
            }
            """).RunAsync();
}
