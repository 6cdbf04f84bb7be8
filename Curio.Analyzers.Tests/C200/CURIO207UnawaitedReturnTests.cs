using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO207UnawaitedReturnTests
{
    [Theory]
    [InlineData("Coro F() { using var r = new Res(); return [|M()|]; }")]
    [InlineData("Coro F() { using (new Res()) { return [|M()|]; } }")]
    [InlineData("Coro F() { using (new Res()) return [|M()|]; }")]
    [InlineData("Coro<int> F() { using var r = new Res(); if (Flag) { return [|N()|]; } return [|N()|]; }")]
    [InlineData("Coro F() { lock (this) { return [|M()|]; } }")]
    [InlineData("Coro F() { try { return [|M()|]; } catch (Exception) { throw; } }")]
    [InlineData("Coro F() { try { return [|M()|]; } finally { Flag = true; } }")]
    [InlineData("Coro F() { try { Flag = true; } catch (Exception) { return [|M()|]; } finally { Flag = false; } return M(); }")]
    [InlineData("Coro<int> F() { using var r = new Res(); return [|Flag ? N() : default|]; }")]
    [InlineData("Coro<int> F() { using var r = new Res(); return [|Flag switch { true => N(), _ => default }|]; }")]
    [InlineData("Coro F() { using var r = new Res(); return [|N()|]; }")]
    [InlineData("Coro F() { using var r = new Res(); return [|N().ToCoro()|]; }")]
    [InlineData("Coro P { get { using var r = new Res(); return [|M()|]; } }")]
    [InlineData("void F() { Coro Local() { using var r = new Res(); return [|M()|]; } Coro.Run(Local()); }")]
    [InlineData("Func<C, Coro> f = c => { using var r = new Res(); return [|c.M()|]; };")]
    [InlineData("Coro<int> F() { foreach (int i in new[] { 1 }) { using (new Res()) { while (Flag) { return [|N()|]; } } } return N(); }")]
    public Task What_is_returned_out_of_a_block_is_reported(string member) => Check(member);

    [Theory]
    [InlineData("async Coro F() { using var r = new Res(); await M(); }")]
    [InlineData("async Coro<int> F() { using var r = new Res(); return await N(); }")]
    [InlineData("Coro F() { return M(); }")]
    [InlineData("Coro F() { using (new Res()) { Flag = true; } return M(); }")]
    [InlineData("Coro F() { { using var r = new Res(); } return M(); }")]
    [InlineData("Coro F() { lock (this) { Flag = true; } return M(); }")]
    [InlineData("Coro F() { try { Flag = true; } finally { Flag = false; } return M(); }")]
    [InlineData("Coro F() { try { Flag = true; } catch (Exception) { return M(); } return M(); }")]
    [InlineData("Coro F() { try { Flag = true; } finally { Kept = M(); } return M(); }")]
    [InlineData("Coro F() { using var r = new Res(); return default; }")]
    [InlineData("Coro F(Coro c) { using var r = new Res(); return c; }")]
    [InlineData("Coro F() { using var r = new Res(); return Kept; }")]
    [InlineData("int F() { using var r = new Res(); return 1; }")]
    [InlineData("Func<Coro> F() { using var r = new Res(); return () => M(); }")]
    [InlineData("Func<Coro> F() { using var r = new Res(); return M; }")]
    [InlineData("Coro F() { return M(); using var r = new Res(); }")]
    [InlineData("Task F() { using var r = new Res(); return T(); }")]
    [InlineData("async Coro<Func<Coro>> F() { using var r = new Res(); await M(); return () => M(); }")]
    public Task What_needs_no_block_is_silent(string member) => Check(member);

    [Theory]
    [InlineData("Task F() { using var r = new Res(); return [|T()|]; }")]
    [InlineData("ValueTask F() { using (new Res()) { return [|V()|]; } }")]
    [InlineData("Task F() { try { return [|T()|]; } catch (Exception) { throw; } }")]
    [InlineData("Task F() { try { return [|T()|]; } finally { Flag = false; } }")]
    [InlineData("Task F() { try { return T(); } catch (Exception e) { return Task.FromException(e); } }")]
    [InlineData("Task F() { lock (this) { return T(); } }")]
    [InlineData("async Task On(Task t) { await t; } Task F() { try { Task t = T(); if (!t.IsCompleted) return On(t); } catch (Exception) { } return T(); }")]
    [InlineData("async Task On(ValueTask t) { await t; } Task F() { try { return On(V()); } finally { Flag = false; } }")]
    [InlineData("async Task On(ValueTask t) { await t; } Task F() { using (new Res()) { return [|On(V())|]; } }")]
    [InlineData("async Task On(int n) { await T(); } Task F() { try { return [|On(1)|]; } catch (Exception) { return T(); } }")]
    [InlineData("Task On(Task t) => t; Task F() { try { return [|On(T())|]; } catch (Exception) { return T(); } }")]
    [InlineData("async Task On(Res r) { await T(); } Task F() { Res r = new(); try { return On(r); } catch { r.Dispose(); throw; } }")]
    [InlineData("async Task On(Res r) { await T(); } Task F() { Res r = new(); try { return [|On(new())|]; } catch { r.Dispose(); throw; } }")]
    [InlineData("async Task On(Res r) { await T(); } Task F() { Res r = new(); try { return [|On(r)|]; } catch { r.Dispose(); } return T(); }")]
    [InlineData("async Task On(Res r) { await T(); } Task F() { Res r = new(); try { return [|On(r)|]; } finally { r.Dispose(); } }")]
    [InlineData("Task F() { using var r = new Res(); return Task.CompletedTask; }")]
    [InlineData("Task<int> F() { using var r = new Res(); return Task.FromResult(1); }")]
    [InlineData("ValueTask<int> F() { using var r = new Res(); return new ValueTask<int>(1); }")]
    [InlineData("Task F() { using var r = new Res(); return _task; }")]
    [InlineData("async Task F() { using var r = new Res(); await T(); }")]
    [InlineData("Coro F() { using var r = new Res(); return [|M()|]; }")]
    public Task Tasks_are_found_on_demand(string member) => new RuleTest(RuleIds.UnawaitedReturn)
        .File(Class(member)).EditorConfig("curio_context = all_async").RunAsync();

    private static Task Check(string member) => new RuleTest(RuleIds.UnawaitedReturn).File(Class(member)).RunAsync();

    private static string Class(string member) => $$"""
        class C
        {
            static bool Flag;
            Coro Kept;
            Task _task = Task.CompletedTask;
            async Coro M() => await Coro.Sleep(default);
            async Coro<int> N() { await M(); return 1; }
            Task T() => Task.CompletedTask;
            ValueTask V() => default;
            {{member}}
        }
        class Res : IDisposable { public void Dispose() { } }
        """;
}
