using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.C100;

/// <summary>Delegates that run on the kernel's thread although nothing at the call says so.</summary>
public sealed class CURIO106GivenDelegatesTests
{
    private const string Retry = "static async Coro<string> Retry(Func<string> f) { await Coro.Sleep(default); return f(); }";

    [Theory]
    [InlineData("_ = await [|Retry(() => File.ReadAllText(\"a\"))|];", Retry)]
    [InlineData("_ = await [|Retry(Load)|];", Retry + " static string Load() => File.ReadAllText(\"a\");")]
    [InlineData("_ = await [|Twice(() => File.ReadAllText(\"a\"))|];", Retry + " static Coro<string> Twice(Func<string> g) => Retry(g);")]
    [InlineData("_ = await [|Retry(() => File.ReadAllText(\"a\"))|]; async Coro<string> Retry(Func<string> f) { await Coro.Sleep(default); return f(); }", "")]
    [InlineData("_ = await [|Now(() => File.ReadAllText(\"a\"))|];", "static async Task<string> Now(Func<string> f) { string s = f(); await Task.Yield(); return s; }")]
    public Task What_a_coroutine_is_given_and_calls_is_followed(string statement, string members) => Test(statement, members).RunAsync();

    [Theory]
    [InlineData("_ = await Retry(() => \"a\");", Retry)]
    [InlineData("_ = await Own(async () => [|File.ReadAllText(\"a\")|]);", "static async Coro<T> Own<T>(Func<Coro<T>> f) => await f();")]
    [InlineData("_ = await Away(() => File.ReadAllText(\"a\"));", "static async Coro<string> Away(Func<string> f) => await Coro.RunInThread(f);")]
    [InlineData("await Keep(() => File.ReadAllText(\"a\"));", "static Func<string>? s_kept; static async Coro Keep(Func<string> f) { s_kept = f; await Coro.Sleep(default); }")]
    [InlineData("await Later(() => File.ReadAllText(\"a\"));", "static async Task Later(Func<string> f) { await Task.Yield(); f(); }")]
    public Task What_it_keeps_or_sends_away_is_silent(string statement, string members) =>
        new RuleTest(RuleIds.BlockingFile).File(Source(statement, members)).RunAsync();

    [Theory]
    [InlineData("Func<string, string> read = File.ReadAllText; _ = [|read(\"a\")|];", "")]
    [InlineData("_ = [|s_read(\"a\")|];", "static readonly Func<string, string> s_read = File.ReadAllText;")]
    public Task A_method_of_another_assembly_is_known_by_its_name(string statement, string members) => Test(statement, members).RunAsync();

    [Theory]
    [InlineData("_ = [|_text.Value|];", "readonly Lazy<string> _text = new(() => File.ReadAllText(\"a\"));")]
    [InlineData("_ = [|_text.Value|];", "readonly Lazy<string> _text = new(Load, true); static string Load() => File.ReadAllText(\"a\");")]
    [InlineData("_ = [|_text.Value|];", "readonly Lazy<string?> _text = new(Console.ReadLine);")]
    [InlineData("Lazy<string> text = new(() => File.ReadAllText(\"a\")); _ = [|text.Value|];", "")]
    [InlineData("_ = [|Text|];", "static readonly Lazy<string> s_text = new(() => File.ReadAllText(\"a\")); static string Text => s_text.Value;")]
    public async Task The_first_to_ask_a_Lazy_makes_its_value(string statement, string members)
    {
        RuleTest test = Test(statement, members);
        await test.RunAsync();
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await test.DiagnosticsAsync()).Severity);
    }

    [Theory]
    [InlineData("_ = _text.Value;", "readonly Lazy<string> _text = new(() => \"a\");")]
    [InlineData("_ = _text.IsValueCreated;", "readonly Lazy<string> _text = new(() => File.ReadAllText(\"a\"));")]
    [InlineData("_ = _text.Value;", "readonly Lazy<Lazy<string>> _text = new(() => new Lazy<string>(() => File.ReadAllText(\"a\")));")]
    public Task A_Lazy_of_something_else_is_silent(string statement, string members) => Test(statement, members).RunAsync();

    [Theory]
    [InlineData("_ = await Retry(() => File.ReadAllText(\"a\"));", Retry,
        "'Retry' blocks the kernel's only thread: Retry → lambda → File.ReadAllText; hand it a coroutine that awaits 'Coro.RunInThread(() => …)'")]
    [InlineData("Func<string, string> read = File.ReadAllText; _ = read(\"a\");", "",
        "'File.ReadAllText' blocks the kernel's only thread: File.ReadAllText; run it with 'await Coro.RunInThread(() => …)', or make it a coroutine")]
    public async Task The_remedy_fits(string statement, string members, string message) =>
        Assert.Equal(message, Assert.Single(await Test(statement, members).DiagnosticsAsync()).GetMessage());

    [Theory]
    [InlineData("Trace(); Trace(File.ReadAllText(\"a\"));", "")]
    [InlineData("[|Trace()|]; [|Trace(\"a\")|];", "#define TRACING\n")]
    [InlineData("Trace();", "#define TRACING\n#undef TRACING\n")]
    [InlineData("Trace();", "#if NEVER\n#define TRACING\n#endif\n")]
    [InlineData("[|Either()|];", "#define OTHER\n")]
    public Task A_call_that_the_compiler_leaves_out_is_none(string statement, string directives) => new RuleTest(RuleIds.TransitiveBlocking).File(directives + Source(
        statement,
        """
        [System.Diagnostics.Conditional("TRACING")] static void Trace(string text = "") => Thread.Sleep(1);
        [System.Diagnostics.Conditional("TRACING"), System.Diagnostics.Conditional("OTHER")] static void Either() => Thread.Sleep(1);
        """)).RunAsync();

    private static RuleTest Test(string statement, string members) => new RuleTest(RuleIds.TransitiveBlocking).File(Source(statement, members));

    private static string Source(string statement, string members) => $$"""
        using System.IO;
        class C
        {
            async Coro F()
            {
                {{statement}}
                await Coro.Sleep(default);
            }

            {{members}}
        }
        """;
}
