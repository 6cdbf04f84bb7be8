using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

/// <summary>The fix names what it means, imports what it must, and never binds to something else.</summary>
public sealed class CURIO101ThreadSleepFixNameTests
{
    private const string Plain = "class C { async Curio.Coro F() { [|System.Threading.Thread.Sleep(1)|]; } }";
    private const string Fixed = "class C { async Curio.Coro F() { await Coro.Sleep(TimeSpan.FromMilliseconds(1)); } }";

    [Theory]
    [InlineData("", "using System;\nusing Curio;\n\n")]
    [InlineData("using Curio;\n", "using System;\nusing Curio;\n")]
    [InlineData("using System;\n", "using System;\nusing Curio;\n")]
    [InlineData("using System;\nusing Curio;\n", "using System;\nusing Curio;\n")]
    [InlineData("using System.Linq;\nusing Zeta;\n", "using System;\nusing System.Linq;\nusing Curio;\nusing Zeta;\n")]
    [InlineData("using static System.Math;\n", "using System;\nusing Curio;\nusing static System.Math;\n")]
    [InlineData("using Flow = Curio.Coro;\nusing System;\n", "using Flow = Curio.Coro;\nusing System;\n", "Flow.Sleep(TimeSpan")]
    [InlineData("using Curio;\nusing Span = System.TimeSpan;\n", "using Curio;\nusing Span = System.TimeSpan;\n", "Coro.Sleep(Span")]
    [InlineData("// Heading.\n\nusing Curio;\n", "// Heading.\n\nusing System;\nusing Curio;\n")]
    [InlineData("// Heading.\n\n/// <summary>Doc.</summary>\n", "// Heading.\n\nusing System;\nusing Curio;\n\n/// <summary>Doc.</summary>\n")]
    [InlineData("/// <summary>Doc.</summary>\n", "using System;\nusing Curio;\n\n/// <summary>Doc.</summary>\n")]
    [InlineData("#nullable enable\n", "#nullable enable\nusing System;\nusing Curio;\n\n")]
    [InlineData("// Heading.\nnamespace Mine;\n\n", "// Heading.\nusing System;\nusing Curio;\n\nnamespace Mine;\n\n")]
    [InlineData("namespace Mine;\n\nusing Curio;\n\n", "namespace Mine;\n\nusing System;\nusing Curio;\n\n")]
    [InlineData("namespace Curio.Samples;\n\n", "using System;\n\nnamespace Curio.Samples;\n\n")]
    [InlineData("using System;\r\n", "using System;\r\nusing Curio;\r\n")]
    public Task Missing_imports_are_added(string head, string fixedHead, string call = "Coro.Sleep(TimeSpan") =>
        Fixes(head + Plain, fixedHead + Fixed.Replace("Coro.Sleep(TimeSpan", call, StringComparison.Ordinal));

    [Fact]
    public Task Imports_inside_a_namespace_keep_their_indentation() => Fixes(
        "namespace Mine\n{\n    using System;\n\n    " + Plain + "\n}\n",
        "namespace Mine\n{\n    using System;\n    using Curio;\n\n    " + Fixed + "\n}\n");

    [Fact]
    public Task Implicit_usings_are_seen() => new RuleTest(RuleIds.ThreadSleep).File(Plain, Fixed).RunAsync();

    [Theory]
    [InlineData("int TimeSpan = 1; _ = TimeSpan;", "Coro.Sleep(System.TimeSpan")]
    [InlineData("int Coro = 1; _ = Coro;", "Curio.Coro.Sleep(TimeSpan")]
    [InlineData("int System = 1, TimeSpan = 1; _ = System + TimeSpan;", "Coro.Sleep(global::System.TimeSpan", "global::System.Threading.Thread.Sleep")]
    [InlineData("int Coro = 1, Curio = 1; _ = Coro + Curio;", "global::Curio.Coro.Sleep(TimeSpan")]
    public Task A_name_that_means_something_else_is_qualified(
        string locals, string call, string sleep = "System.Threading.Thread.Sleep") => new RuleTest(RuleIds.ThreadSleep)
        .File(
            $"class C {{ async Coro F() {{ {locals} [|{sleep}(1)|]; }} }}",
            $"class C {{ async Coro F() {{ {locals} await {call}.FromMilliseconds(1)); }} }}")
        .RunAsync();

    [Fact]
    public Task A_member_of_the_same_name_is_told_apart() => new RuleTest(RuleIds.ThreadSleep)
        .File(
            "class C { class Coro { } Curio.CurioTask Timeout; TimeSpan TimeSpan => default; async Curio.Coro F() { [|Thread.Sleep(-1)|]; [|Thread.Sleep(1)|]; } }",
            "class C { class Coro { } Curio.CurioTask Timeout; TimeSpan TimeSpan => default; async Curio.Coro F() { await Curio.Coro.Sleep(System.Threading.Timeout.InfiniteTimeSpan); await Curio.Coro.Sleep(TimeSpan.FromMilliseconds(1)); } }")
        .RunAsync();

    [Fact]
    public Task An_import_that_would_make_a_name_ambiguous_is_not_added() => Fixes(
        "using System;\nusing Mine;\nnamespace Mine { class TaskGroup { } }\nclass C { TaskGroup? G; async Curio.Coro F() { [|System.Threading.Thread.Sleep(1)|]; } }",
        "using System;\nusing Mine;\nnamespace Mine { class TaskGroup { } }\nclass C { TaskGroup? G; async Curio.Coro F() { await Curio.Coro.Sleep(TimeSpan.FromMilliseconds(1)); } }");

    [Fact]
    public Task One_import_serves_all_calls_of_a_file() => Fixes(
        "using System.Threading;\n\nclass C { async Curio.Coro F() { [|Thread.Sleep(0)|]; [|Thread.Sleep(1)|]; } async Curio.Coro G() { [|Thread.Sleep(2)|]; } }",
        "using System;\nusing System.Threading;\nusing Curio;\n\nclass C { async Curio.Coro F() { await Coro.Sleep(TimeSpan.Zero); await Coro.Sleep(TimeSpan.FromMilliseconds(1)); } async Curio.Coro G() { await Coro.Sleep(TimeSpan.FromMilliseconds(2)); } }");

    private static Task Fixes(string markup, string fixedCode) => new RuleTest(RuleIds.ThreadSleep)
        .File(markup, fixedCode)
        .File("namespace Zeta { }", path: "Zeta.cs")
        .WithoutImplicitUsings()
        .RunAsync();
}
