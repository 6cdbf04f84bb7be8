using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO204TaskWithoutTokenFixTests
{
    [Theory]
    [InlineData("await [|Task.Delay(1)|];", "await Coro.FromTask(ct => Task.Delay(1, ct));")]
    [InlineData("/* a */ await [|Task.Delay(1)|]; // b", "/* a */ await Coro.FromTask(ct => Task.Delay(1, ct)); // b")]
    [InlineData("await [|Task.Delay(1)|].ConfigureAwait(true);", "await Coro.FromTask(ct => Task.Delay(1, ct));")]
    [InlineData("int n = await [|_api.Read()|] + 1;", "int n = await Coro.FromTask(ct => _api.Read(ct)) + 1;")]
    [InlineData("await [|_api.Optional(1)|];", "await Coro.FromTask(ct => _api.Optional(1, token: ct));")]
    [InlineData("await [|_api.Optional(1, 2)|];", "await Coro.FromTask(ct => _api.Optional(1, 2, ct));")]
    [InlineData("await [|_api.Optional(other: 1, number: 2)|];", "await Coro.FromTask(ct => _api.Optional(other: 1, number: 2, token: ct));")]
    [InlineData("await [|_api.Generic(1)|]; await [|Api.Static()|];", "await Coro.FromTask(ct => _api.Generic(1, ct)); await Coro.FromTask(ct => Api.Static(ct));")]
    public Task The_call_gets_a_token(string statement, string expected) =>
        new RuleTest(RuleIds.TaskWithoutToken).File(Method(statement), Method(expected)).RunAsync();

    [Theory]
    [InlineData("await [|Task.Delay(await N())|];")]
    [InlineData("int ct = 1; await [|Task.Delay(ct)|];")]
    [InlineData("Span<int> s = stackalloc int[1]; await [|Task.Delay(s[0])|];")]
    public Task It_is_left_alone_where_a_lambda_cannot_stand(string statement) =>
        new RuleTest(RuleIds.TaskWithoutToken).File(Method(statement)).OffersNoFix().RunAsync();

    private static string Method(string statement) =>
        TokenApi.Class($"async Coro F() {{ {statement}\n }} async Coro<int> N() {{ await Coro.Sleep(Time); return 1; }}");
}
