using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Tests.C100;

/// <summary>Which calls are reported; where they are is the matter of <see cref="CurioContextTests"/>.</summary>
public sealed class CURIO101ThreadSleepTests
{
    [Theory]
    [InlineData("[|Thread.Sleep(500)|];")]
    [InlineData("[|Thread.Sleep(0)|];")]
    [InlineData("[|Thread.Sleep(Timeout.Infinite)|];")]
    [InlineData("[|Thread.Sleep(n)|];")]
    [InlineData("[|Thread.Sleep(t)|];")]
    [InlineData("[|Thread.Sleep(TimeSpan.FromSeconds(1))|];")]
    [InlineData("[|Thread.Sleep(millisecondsTimeout: n)|];")]
    [InlineData("[|Thread.Sleep(timeout: t)|];")]
    [InlineData("[|System.Threading.Thread.Sleep(1)|];")]
    [InlineData("[|global::System.Threading.Thread.Sleep(1)|];")]
    [InlineData("for (int i = 0; i < 3; [|Thread.Sleep(i)|]) i++;")]
    [InlineData("try { } finally { [|Thread.Sleep(1)|]; }")]
    [InlineData("if (n > 1) { [|Thread.Sleep(1)|]; } else [|Thread.Sleep(2)|];")]
    [InlineData("[|Thread.Sleep(1)|]; [|Thread.Sleep(2)|];")]
    public Task A_call_is_reported(string statement) => Reports(InCoroutine(statement));

    [Fact]
    public Task A_call_through_an_alias_is_reported() => Reports(
        "using T = System.Threading.Thread;\n" + InCoroutine("[|T.Sleep(1)|];"));

    [Fact]
    public Task A_call_through_a_static_import_is_reported() => Reports(
        "using static System.Threading.Thread;\n" + InCoroutine("[|Sleep(1)|];"));

    [Fact]
    public Task A_call_in_a_generic_class_is_reported() => Reports(
        "class G<T> { public async Coro<T?> F() { [|Thread.Sleep(1)|]; await Coro.Sleep(TimeSpan.Zero); return default; } }");

    [Theory]
    [InlineData("#define ON\n#if ON\n", "#endif\n")]
    [InlineData("#if !ON\n", "#endif\n")]
    public Task A_call_in_active_conditional_code_is_reported(string before, string after) =>
        Reports(before + InCoroutine("[|Thread.Sleep(1)|];") + "\n" + after);

    [Fact]
    public Task A_call_in_inactive_conditional_code_is_silent() =>
        Reports(InCoroutine("\n#if ON\nThread.Sleep(1);\n#endif\n"));

    [Theory]
    [InlineData("_ = nameof(Thread.Sleep);")]
    [InlineData("Action<int> sleep = Thread.Sleep;")]
    [InlineData("Action<int> sleep = new(Thread.Sleep);")]
    [InlineData("await {|CURIO204:Task.Delay(500)|};")]
    [InlineData("await Coro.Sleep(t);")]
    [InlineData("Mine.Thread.Sleep(500);")]
    [InlineData("new Mine.Sleeper().Sleep(500);")]
    [InlineData("dynamic d = new Mine.Sleeper(); d.Sleep(500);")]
    [InlineData("dynamic d = 500; Thread.Sleep(d);")]
    [InlineData("{|CURIO105:Thread.Yield()|};")]
    [InlineData("{|CURIO105:Thread.SpinWait(5)|};")]
    [InlineData("System.Linq.Expressions.Expression<Action> e = () => Thread.Sleep(1);")]
    [InlineData("if (false) { Thread.Sleep(1); }")]
    [InlineData("// Thread.Sleep(1);\n")]
    [InlineData("_ = \"Thread.Sleep(1);\";")]
    public Task Other_code_is_silent(string statement) => Reports(InCoroutine(statement)
        + "namespace Mine { class Thread { public static void Sleep(int n) { } } class Sleeper { public void Sleep(int n) { } } }");

    [Fact]
    public Task A_Thread_of_the_users_own_is_silent() => Reports(
        "namespace Mine { class Thread { public static void Sleep(int n) { } }\n" + InCoroutine("Thread.Sleep(1);") + " }");

    [Fact]
    public Task A_compilation_without_Curio_is_silent() => new RuleTest(RuleIds.ThreadSleep)
        .File("class C { async System.Threading.Tasks.Task F() { System.Threading.Thread.Sleep(1); await System.Threading.Tasks.Task.Yield(); } }")
        .WithoutCurio().RunAsync();

    [Fact]
    public Task Generated_code_is_silent() => new RuleTest(RuleIds.ThreadSleep)
        .File(InCoroutine("Thread.Sleep(1);"), path: "Test.g.cs").RunAsync();

    [Fact]
    public Task A_pragma_silences_it() => Reports(InCoroutine("\n#pragma warning disable CURIO101\nThread.Sleep(1);\n"));

    [Fact]
    public Task An_attribute_silences_it() => Reports(
        "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Blocking\", \"CURIO101\")]\n" + InCoroutine("Thread.Sleep(1);"));

    [Theory]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public async Task The_editorconfig_sets_its_severity(string option, DiagnosticSeverity severity)
    {
        RuleTest test = new RuleTest(RuleIds.ThreadSleep)
            .File(InCoroutine("Thread.Sleep(1);"))
            .EditorConfig($"dotnet_diagnostic.CURIO101.severity = {option}");
        Assert.Equal(severity, Assert.Single(await test.DiagnosticsAsync()).Severity);
    }

    [Fact]
    public Task The_editorconfig_switches_it_off() => new RuleTest(RuleIds.ThreadSleep)
        .File(InCoroutine("Thread.Sleep(1);")).EditorConfig("dotnet_diagnostic.CURIO101.severity = none").RunAsync();

    [Fact]
    public async Task It_is_an_error_by_default()
    {
        RuleTest test = new RuleTest(RuleIds.ThreadSleep).File(InCoroutine("Thread.Sleep(1);"));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await test.DiagnosticsAsync()).Severity);
    }

    [Fact]
    public Task Every_file_and_project_is_looked_at() => new RuleTest(RuleIds.ThreadSleep)
        .File(InCoroutine("[|Thread.Sleep(1)|];"), path: "One/A.cs")
        .File("class D { void F() { Thread.Sleep(1); } }", path: "One/B.cs")
        .File(InCoroutine("[|Thread.Sleep(t)|];"), path: "Two/C.cs")
        .RunAsync();

    [Theory]
    [InlineData("Thread.Sleep(500)", "TimeSpan.FromMilliseconds(500)")]
    [InlineData("Thread.Sleep(0)", "TimeSpan.Zero")]
    [InlineData("Thread.Sleep(-1)", "Timeout.InfiniteTimeSpan")]
    [InlineData("Thread.Sleep(Timeout.Infinite)", "Timeout.InfiniteTimeSpan")]
    [InlineData("Thread.Sleep(n * 1000)", "TimeSpan.FromMilliseconds(n * 1000)")]
    [InlineData("Thread.Sleep(timeout: t)", "t")]
    [InlineData("Thread.Sleep(n\n+ 1)", "TimeSpan.FromMilliseconds(…)")]
    [InlineData("Thread.Sleep(1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11)", "TimeSpan.FromMilliseconds(…)")]
    public async Task The_message_names_the_call_and_the_remedy(string call, string argument)
    {
        RuleTest test = new RuleTest(RuleIds.ThreadSleep).File(InCoroutine($"{call};"));
        Assert.Equal(
            $"'Thread.Sleep' blocks the kernel's only thread; use 'await Coro.Sleep({argument})'",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    [Theory]
    [InlineData("Thread.Sleep(500)", "500")]
    [InlineData("Thread.Sleep(Timeout.Infinite)", "Timeout.Infinite")]
    [InlineData("Thread.Sleep(-1)", "Timeout.Infinite")]
    [InlineData("Thread.Sleep(t)", "t")]
    public async Task In_all_async_the_remedy_is_that_of_NET(string call, string argument)
    {
        RuleTest test = new RuleTest(RuleIds.ThreadSleep)
            .File($"class C {{ async Task F(TimeSpan t) {{ {call}; await Task.Yield(); }} void G() {{ {call.Replace("(t)", "(1)", StringComparison.Ordinal)}; }} }}")
            .EditorConfig("curio_context = all_async");
        Assert.Equal(
            $"'Thread.Sleep' blocks a thread that other tasks need; use 'await Task.Delay({argument})'",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    private static string InCoroutine(string statements) =>
        $"class C {{ async Coro F(int n, TimeSpan t) {{ {statements} await Coro.Sleep(t); }} }}";

    private static Task Reports(string markup) => new RuleTest(RuleIds.ThreadSleep).File(markup).RunAsync();
}
