namespace Curio.Analyzers.Tests.Support;

/// <summary>Sources for the rules about blocking calls: statements in a coroutine, and the code around them.</summary>
internal static class BlockingCode
{
    private const string Usings = """
        global using System.Collections.Concurrent; global using System.IO; global using System.Linq; global using System.Net;
        global using System.Net.Http; global using System.Net.Sockets; global using System.IO.Compression; global using System.Diagnostics;
        global using System.Data.Common; global using System.Text; global using System.Text.Json;
        """;

    // What is wrong with the cases besides that they block, or would if they were called.
    private static readonly string[] s_others = ["CURIO106", "CURIO109", "CURIO201", "CURIO204", "CURIO206", "CURIO301", "CURIO303"];

    /// <summary>A test of statements in a coroutine that has a few things to block on.</summary>
    public static RuleTest InCoroutine(string ruleId, string statements, string members = "") => InClass(
        ruleId,
        $$"""
        {{members}}
        async Coro F(string path, Stream stream, Task task, Task<int> number, int n, TimeSpan t, object o, List<string> paths)
        {
            {{statements}}
            await Coro.Sleep(t);
        }
        """);

    /// <summary>A test of the members of a class.</summary>
    public static RuleTest InClass(string ruleId, string members) => InFile(ruleId, $"class C\n{{\n{members}\n}}\n");

    /// <summary>A test of a whole file.</summary>
    public static RuleTest InFile(string ruleId, string code) => new RuleTest(ruleId)
        .Without([.. s_others.Where(id => id != ruleId)])
        .File(code)
        .File(Usings, path: "Blocking.cs");
}
