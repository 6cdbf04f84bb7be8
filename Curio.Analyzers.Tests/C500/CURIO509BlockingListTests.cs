using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Tests.C500;

public sealed class CURIO509BlockingListTests
{
    private const string Code = """
        namespace Mine
        {
            class Legacy { public static void Load() { } public static void Load(int n) { } public int Slow => 1; public static void Save() { } }
            class Driver { public Driver() { } public void Read() { } public void Write() { } }
            class Box<T> { public class Inner { public void Put<U>(U u, T t) { } } }
        }

        class C
        {
            async Coro F(Mine.Legacy l, Mine.Driver d, Mine.Box<int>.Inner b)
            {
                Mine.Legacy.Load();
                Mine.Legacy.Load(1);
                Mine.Legacy.Save();
                _ = l.Slow;
                d.Read();
                d.Write();
                _ = new Mine.Driver();
                b.Put(1, 1);
                await Coro.Sleep(default);
            }
        }
        """;

    [Theory]
    [InlineData("M:Mine.Legacy.Load", "CURIO103 12", "CURIO103 13")]
    [InlineData("M:Mine.Legacy.Load(System.Int32)  # one overload", "CURIO103 13")]
    [InlineData("# all of a type\n\nM:Mine.Driver.*", "CURIO103 16", "CURIO103 17", "CURIO103 18")]
    [InlineData("M:Mine.Driver.#ctor", "CURIO103 18")]
    [InlineData("P:Mine.Legacy.Slow", "CURIO103 15")]
    [InlineData("M:Mine.Box`1.Inner.Put``1(``0,`0)", "CURIO103 19")]
    [InlineData("[file.mine high]\nM:Mine.Legacy.Save\n[sync.mine medium]\nM:Mine.Driver.Read", "CURIO102 14", "CURIO105 16")]
    [InlineData("[sync.mine low]\nM:Mine.Driver.Read")]
    [InlineData("")]
    [InlineData("\r\n# nothing\r\n   \r\n")]
    [InlineData("M:Mine.Unknown.Member")]
    public async Task A_list_of_the_project_adds_to_what_blocks(string list, params string[] expected)
    {
        RuleTest test = new RuleTest(RuleIds.BlockingList).File(Code).AdditionalFile("sub/CurioBlocking.txt", list);
        Assert.Equal(expected, (await test.DiagnosticsAsync()).Select(d => $"{d.Id} {d.Location.GetLineSpan().StartLinePosition.Line + 1}"));
    }

    [Theory]
    [InlineData("[file high]\nM:Mine.Legacy.Save\n[sync medium]\nM:Mine.Driver.Read", "CURIO102 14", "CURIO105 16")]
    [InlineData("[sleep high]\nM:Mine.Legacy.Save", "CURIO103 14")]
    [InlineData("[sleep.sleep high]\nM:Mine.Legacy.Save", "CURIO103 14")]
    [InlineData("[await high]\nM:Mine.Legacy.Save", "CURIO104 14")]
    public async Task Every_kind_has_a_rule(string list, params string[] expected)
    {
        RuleTest test = new RuleTest(RuleIds.BlockingList).File(Code).AdditionalFile("CurioBlocking.txt", list);
        Assert.Equal(expected, (await test.DiagnosticsAsync()).Select(d => $"{d.Id} {d.Location.GetLineSpan().StartLinePosition.Line + 1}"));
    }

    [Theory]
    [InlineData("M:Mine.Legacy.Save\nMine.Legacy.Load", 1)]
    [InlineData("T:Mine.Legacy", 0)]
    [InlineData("M:", 0)]
    [InlineData("M:Load", 0)]
    [InlineData("M:Mine.Legacy.Load(", 0)]
    [InlineData("M:Mine.Legacy.Load() extra", 0)]
    [InlineData("# fine\n[nonsense]", 1)]
    [InlineData("[other.mine certain]", 0)]
    [InlineData("[unknown.mine high]", 0)]
    [InlineData("F:Mine.Legacy.Field", 0)]
    public async Task A_line_that_cannot_be_read_is_reported_in_the_file(string list, int line)
    {
        RuleTest test = new RuleTest(RuleIds.BlockingList).File("class C { }").AdditionalFile("CurioBlocking.txt", list);
        Diagnostic diagnostic = Assert.Single(await test.DiagnosticsAsync());
        Assert.Equal(RuleIds.BlockingList, diagnostic.Id);
        Assert.EndsWith("; the line is ignored", diagnostic.GetMessage());
        FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
        Assert.Equal("/CurioBlocking.txt", at.Path);
        Assert.Equal(new LinePosition(line, 0), at.StartLinePosition);
        Assert.Equal(list.Split('\n')[line].Length, at.EndLinePosition.Character);
    }

    [Theory]
    [InlineData("CurioBlocking.txt", "what?\nM:Mine.Legacy.Save")]
    [InlineData("CurioBlocking.txt", "[file.mine high]\n[nonsense]\nM:Mine.Legacy.Save")]
    [InlineData("CURIOBLOCKING.TXT", "what?\nM:Mine.Legacy.Save")]
    public async Task The_good_lines_of_a_bad_list_hold(string file, string list)
    {
        RuleTest test = new RuleTest(RuleIds.BlockingList).File(Code).AdditionalFile(file, list);
        Assert.Equal([RuleIds.BlockingList, RuleIds.BlockingCall], (await test.DiagnosticsAsync()).Select(d => d.Id));
    }

    [Theory]
    [InlineData("Other.txt")]
    [InlineData("MyCurioBlocking.txt")]
    [InlineData("CurioBlocking.txt.bak")]
    public async Task Other_files_are_silent(string name) =>
        Assert.Empty(await new RuleTest(RuleIds.BlockingList).File("class C { }").AdditionalFile(name, "what?").DiagnosticsAsync());
}
