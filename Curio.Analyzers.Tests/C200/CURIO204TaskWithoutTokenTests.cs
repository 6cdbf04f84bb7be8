using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO204TaskWithoutTokenTests
{
    [Theory]
    [InlineData("await [|Task.Delay(1)|];")]
    [InlineData("await [|Task.Delay(Time)|];")]
    [InlineData("await [|Task.Delay(1)|].ConfigureAwait(true);")]
    [InlineData("await [|_api.Get(1)|];")]
    [InlineData("int n = await [|_api.Read()|];")]
    [InlineData("await [|_api.Optional(1)|];")]
    [InlineData("await [|_api.Optional(1, 2)|];")]
    [InlineData("await [|_api.Optional(number: 1)|];")]
    [InlineData("await [|_api.Generic<int>(1)|];")]
    [InlineData("await [|_api.List(new List<int>())|];")]
    [InlineData("await [|_api.Lists(new List<int>())|];")]
    [InlineData("await [|Api.Static()|];")]
    [InlineData("Func<Coro> f = async () => await [|Task.Delay(1)|]; await f();")]
    [InlineData("await (Flag ? Task.CompletedTask : Task.CompletedTask); await [|Task.Delay(1)|];")]
    public Task It_is_reported_in_a_coroutine(string statement) => Check($"async Coro F() {{ {statement} }}");

    [Theory]
    [InlineData("await Task.Yield();")]
    [InlineData("await Task.Delay(1, CancellationToken.None);")]
    [InlineData("await Task.Delay(1, Token);")]
    [InlineData("await Coro.FromTask(ct => Task.Delay(1, ct));")]
    [InlineData("await Coro.FromTask(ct => Task.Delay(1));")]
    [InlineData("await _api.Optional(1, token: Token);")]
    [InlineData("await _api.Optional(1, token: default);")]
    [InlineData("await _api.Plain();")]
    [InlineData("await _api.Other(1);")]
    [InlineData("await _api.First(1);")]
    [InlineData("await _api.Configured(new RequestOptions());")]
    [InlineData("await _api.Hidden();")]
    [InlineData("Task t = Task.Delay(1); await t;")]
    [InlineData("await Task.WhenAll(_api.Plain(), _api.Plain());")]
    [InlineData("await Coro.Sleep(Time);")]
    [InlineData("await _api.Coroutine();")]
    [InlineData("await Kernel.RunAsync(Coro.Sleep(Time).ToCoro());")]
    [InlineData("dynamic d = _api; await d.Get(1);")]
    public Task Others_are_silent(string statement) => Check($"async Coro F() {{ {statement} await Task.Yield(); }}");

    [Theory]
    [InlineData("async Task F() { await Task.Delay(1); }")]
    [InlineData("async void F() { await Task.Delay(1); }")]
    public Task Where_no_kernel_runs_it_is_silent(string member) => Check(member);

    [Fact]
    public Task In_a_task_that_awaits_Curio_it_is_reported() => Check("async Task F() { await Coro.Sleep(Time); await [|Task.Delay(1)|]; }");

    private static Task Check(string member) => new RuleTest(RuleIds.TaskWithoutToken).File(TokenApi.Class(member)).RunAsync();
}
