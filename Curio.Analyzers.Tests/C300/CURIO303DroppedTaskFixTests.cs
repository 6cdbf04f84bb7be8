using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>How a dropped task becomes a daemon.</summary>
public sealed class CURIO303DroppedTaskFixTests
{
    [Theory]
    [InlineData("await [|Coro.Spawn(Op())|];", "await Coro.Spawn(Op(), daemon: true);")]
    [InlineData("await [|Coro.Spawn(Op() /* a */)|]; // b", "await Coro.Spawn(Op() /* a */, daemon: true); // b")]
    [InlineData("await [|Coro.Spawn(Op(), false)|];", "await Coro.Spawn(Op(), true);")]
    [InlineData("await [|Coro.Spawn(Op(), false, \"op\")|];", "await Coro.Spawn(Op(), true, \"op\");")]
    [InlineData("await [|Coro.Spawn(Op(), daemon: false)|];", "await Coro.Spawn(Op(), daemon: true);")]
    [InlineData("await [|Coro.Spawn(Op(), name: \"op\")|];", "await Coro.Spawn(Op(), name: \"op\", daemon: true);")]
    [InlineData("await [|Coro.Spawn(name: \"op\", daemon: false, coroutine: Op())|];", "await Coro.Spawn(name: \"op\", daemon: true, coroutine: Op());")]
    [InlineData("_ = await [|Coro.Spawn(Number())|]; await [|AsyncThread.Spawn(() => { })|];", "_ = await Coro.Spawn(Number(), daemon: true); await AsyncThread.Spawn(() => { }, daemon: true);")]
    public Task It_becomes_a_daemon(string statement, string expected) => new RuleTest(RuleIds.DroppedTask)
        .File(CURIO303DroppedTaskTests.Method(statement), CURIO303DroppedTaskTests.Method(expected)).RunAsync();
}
