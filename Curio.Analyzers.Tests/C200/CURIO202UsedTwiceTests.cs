using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

/// <summary>Second uses, along the flow of control.</summary>
public sealed class CURIO202UsedTwiceTests
{
    [Theory]
    [InlineData("var c = M(); await c; await [|c|];")]
    [InlineData("Coro c = N(); await c; await [|c|]; await [|c|];")]
    [InlineData("var c = N(); int sum = await c + await [|c|];")]
    [InlineData("var c = M(); if (Flag) { await c; } else { await c; } await [|c|];")]
    [InlineData("var c = M(); while (Flag) { await [|c|]; }")]
    [InlineData("var c = M(); for (int i = 0; i < 3; i++) { await [|c|]; }")]
    [InlineData("var c = M(); foreach (int i in Numbers) { await [|c|]; }")]
    [InlineData("var c = M(); do { await [|c|]; } while (Flag);")]
    [InlineData("var c = M(); while (Flag) { try { await [|c|]; return; } catch (Exception) { Flag = true; } }")]
    [InlineData("var c = M(); var t = await Coro.Spawn(c, daemon: true); await [|c|];")]
    [InlineData("var c = M(); await Coro.TimeoutAfter(Time, c); await [|c|];")]
    [InlineData("var c = N(); await Coro.TimeoutAfter(Time, c); await Coro.TimeoutAfter(Time, [|c|]);")]
    [InlineData("var c = M(); await TaskGroup.Run(async g => await g.SpawnAsync(M())); await c; await [|c|];")]
    [InlineData("var c = N(); Coro d = c.ToCoro(); await d; await [|c|];")]
    [InlineData("var c = M(); await c; if (Flag) { await [|c|]; }")]
    [InlineData("var c = M(); try { await c; } finally { Flag = true; } await [|c|];")]
    [InlineData("Func<Coro, Coro> f = async p => { await p; await [|p|]; }; await f(M());")]
    [InlineData("async Coro Twice(Coro p) { await p; await [|p|]; } await Twice(M());")]
    [InlineData("await Parameter; await [|Parameter|];")]
    [InlineData("var c = M(); await c; c = M(); await c; await [|c|];")]
    [InlineData("Task Outer(Coro c) => Kernel.RunAsync(c); var d = M(); await Kernel.RunAsync(d); await [|d|];")]
    public Task A_second_use_is_reported(string statement) => Check(Method(statement));

    [Theory]
    [InlineData("readonly Coro _c = Make(); async Coro F() => await [|_c|];")]
    [InlineData("static readonly Coro _c = Make(); async Coro F() { await [|_c|]; }")]
    [InlineData("Coro P { get; } = Make(); async Coro F() => await [|P|];")]
    [InlineData("readonly Coro _c = Make(); async Coro F() { await Coro.TimeoutAfter(default, [|_c|]); }")]
    [InlineData("readonly Coro<int> _c = default; Coro F() => Coro.DisableCancellation([|_c|]).ToCoro();")]
    public Task A_member_made_once_and_used_by_a_method_is_reported(string member) => Check($"class C {{ {member} static Coro Make() => default; }}");

    [Theory]
    [InlineData("var c = M(); await c;")]
    [InlineData("var c = M(); if (Flag) { await c; } else { await c; }")]
    [InlineData("var c = M(); await (Flag ? c : M());")]
    [InlineData("var c = M(); if (Flag) { await c; return; } await c;")]
    [InlineData("var c = M(); switch (Numbers.Length) { case 1: await c; break; case 2: await c; break; default: await c; break; }")]
    [InlineData("var c = M(); await c; c = M(); await c;")]
    [InlineData("while (Flag) { var c = M(); await c; }")]
    [InlineData("Coro c; while (Flag) { c = M(); await c; }")]
    [InlineData("var c = M(); while (Flag) { await c; c = M(); }")]
    [InlineData("var c = M(); while (Flag) { await c; break; }")]
    [InlineData("var c = M(); while (Flag) { if (Numbers.Length > 1) { await c; return; } }")]
    [InlineData("foreach (var c in new[] { M(), M() }) { await c; }")]
    [InlineData("var c = M(); if (Flag) { await c; } if (!Flag) { await c; }")]
    [InlineData("var c = M(); if (Flag) { await c; } else { Log(1); } if (!Flag) { await c; }")]
    [InlineData("var c = M(); if (Flag) { await c; } Flag = c.Equals(c);")]
    [InlineData("var c = M(); Func<Coro> f = async () => await c; await f(); await f();")]
    [InlineData("var c = M(); async Coro Inner() => await c; await c;")]
    [InlineData("var c = M(); Log(c); await c;")]
    [InlineData("var c = M(); try { await c; } catch (Exception) { c = M(); await c; }")]
    [InlineData("var c = M(); Renew(ref c); await c; Renew(ref c); await c;")]
    [InlineData("var c = M(); Action renew = () => c = M(); await c; renew(); await c;")]
    [InlineData("var c = M(); await c; (c, var n) = (M(), 1); await c;")]
    [InlineData("Task t = Task.CompletedTask; await t; await t;")]
    [InlineData("Func<Coro> f = M; await f(); await f();")]
    [InlineData("var s = await Coro.Spawn(M(), daemon: true); await s.JoinAsync(); await s.JoinAsync();")]
    [InlineData("await Property; await Property;")]
    [InlineData("await Changing; Changing = M(); await Changing;")]
    public Task One_use_is_silent(string statement) => Check(Method(statement));

    [Theory]
    [InlineData("Coro P => Make(); async Coro F() { await P; await P; }")]
    [InlineData("readonly Coro _c; C(Coro c) => _c = c; async Coro F() => await _c;")]
    [InlineData("Coro _c = Make(); async Coro F() { await _c; _c = Make(); }")]
    [InlineData("readonly Func<Coro> _c = Make; async Coro F() => await _c();")]
    [InlineData("readonly Coro _c = Make(); Coro F() => _c;")]
    [InlineData("Coro P { get; set; } = Make(); async Coro F() => await P;")]
    public Task Members_that_may_hold_another_one_are_silent(string member) => Check($"class C {{ {member} static Coro Make() => default; }}");

    [Fact]
    public Task A_parameter_of_a_primary_constructor_is_silent() => Check("class C(Coro c) { async Coro F() => await c; async Coro G() => await c; }");

    [Fact]
    public async Task The_message_says_what_happened_before()
    {
        var diagnostics = await new RuleTest(RuleIds.UsedTwice)
            .File("class C { async Coro F(Coro c) { await Coro.TimeoutAfter(default, c); await c; } }").DiagnosticsAsync();
        Assert.Equal(
            "The coroutine 'c' was given to 'Coro.TimeoutAfter', and a coroutine runs only once; call its method again for another one",
            Assert.Single(diagnostics).GetMessage());
    }

    private static Task Check(string code) => new RuleTest(RuleIds.UsedTwice).Without("CURIO301").File(code).RunAsync();

    private static string Method(string statement) => $$"""
        class C
        {
            static TimeSpan Time;
            static bool Flag;
            static int[] Numbers = [];
            Coro Changing;
            Coro Property => M();
            async Coro M() => await Coro.Sleep(Time);
            async Coro<int> N() { await Coro.Sleep(Time); return 1; }
            void Log(object o) { }
            void Renew(ref Coro c) => c = M();
            async Coro F(Coro Parameter) { {{statement}} }
        }
        """;
}
