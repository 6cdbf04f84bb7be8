using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C300;

/// <summary>Which handlers keep a cancellation from going on.</summary>
public sealed class CURIO301SwallowedCancellationTests
{
    [Theory]
    [InlineData("try { await Op(); } [|catch|] { }")]
    [InlineData("try { await Op(); } [|catch|] (Exception) { }")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) { Log(e); }")]
    [InlineData("try { await Op(); } [|catch|] (SystemException) { }")]
    [InlineData("try { await Op(); } [|catch|] (OperationCanceledException) { }")]
    [InlineData("try { await Op(); } [|catch|] (CancelledException) { } await Op();")]
    [InlineData("while (true) { try { await Op(); } [|catch|] (TaskCancelledException) { n++; } }")]
    [InlineData("while (true) { try { await Op(); } [|catch|] (Exception e) { Log(e); break; } }")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) { Log(e); return; }")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) { if (n > 1) throw; Log(e); }")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) { throw new InvalidOperationException(\"\", e); }")]
    [InlineData("try { await Op(); } catch (ArgumentException) { } [|catch|] (Exception) { }")]
    [InlineData("try { await Op(); } catch (TaskTimeoutException) { } [|catch|] (Exception) { }")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) when (e is not ArgumentException) { }")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) when (!(e is ArgumentException)) { }")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) when (e is CancelledException) { } await Op();")]
    [InlineData("try { await Op(); } [|catch|] (Exception e) when (e is ArgumentException or TaskCancelledException) { }")]
    [InlineData("try { await Op(); } [|catch|] when (true) { }")]
    [InlineData("try { await foreach (int i in Queue) { n += i; } } [|catch|] { }")]
    [InlineData("try { await Task.Delay(1); } [|catch|] { }")]
    [InlineData("try { if (n > 1) { await Op(); } } [|catch|] (Exception e) { Log(e); } finally { n++; }")]
    [InlineData("Func<Coro> f = async () => { try { await Op(); } [|catch|] { } }; await f();")]
    public Task A_handler_that_swallows_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("try { await Op(); } catch { throw; }")]
    [InlineData("try { await Op(); } catch (Exception e) { Log(e); throw; }")]
    [InlineData("try { await Op(); } catch (Exception e) { if (n > 1) throw; else throw e; }")]
    [InlineData("try { await Op(); } catch (CancelledException) { throw; } catch (Exception) { }")]
    [InlineData("try { await Op(); } catch (OperationCanceledException) { throw; } catch { }")]
    [InlineData("try { await Op(); } catch (TaskCancelledException) { throw; } catch { }")]
    [InlineData("try { await Op(); } catch (Exception e) when (e is not CancelledException) { }")]
    [InlineData("try { await Op(); } catch (Exception e) when (e is not OperationCanceledException) { }")]
    [InlineData("try { await Op(); } catch (Exception e) when (e is ArgumentException) { }")]
    [InlineData("try { await Op(); } catch (Exception e) when (e is ArgumentException && n > 1) { }")]
    [InlineData("try { await Op(); } catch (Exception e) when (e is not (ArgumentException or CancelledException)) { }")]
    [InlineData("try { await Op(); } catch (Exception) when (n > 1) { }")]
    [InlineData("try { await Op(); } catch (Exception) when (false) { }")]
    [InlineData("try { await Op(); } catch (ArgumentException) { }")]
    [InlineData("try { await Op(); } catch (TaskTimeoutException) { }")]
    [InlineData("try { await Coro.TimeoutAfter(t, Op()); } catch (TimeoutCancellationException) { }")]
    [InlineData("try { n++; } catch (Exception) { } await Op();")]
    [InlineData("try { await Coro.Spawn(Op(), daemon: true); await new AsyncEvent().SetAsync(); } catch { }")]
    [InlineData("try { await Pure(); } catch { }")]
    [InlineData("try { Func<Coro> f = async () => await Op(); } catch { } await Op();")]
    [InlineData("try { await Coro.DisableCancellation(Op()); } catch { }")]
    [InlineData("await Coro.DisableCancellation(async () => { try { await Op(); } catch { } });")]
    [InlineData("try { await Op(); } catch (Exception e) { if (e is CancelledException) throw; Log(e); }")]
    [InlineData("try { await Op(); } catch (Exception e) { switch (e) { case CancelledException: throw; default: break; } }")]
    [InlineData("try { await Op(); } catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e).Throw(); }")]
    [InlineData("Exception? failure = null; try { await Op(); } catch (Exception e) { failure = e; } if (failure is not null) throw failure;")]
    [InlineData("var r = new TaskCompletionSource(); try { await Op(); } catch (Exception e) { r.SetException(e); }")]
    [InlineData("try { await Op(); } catch (Exception e) { Fail(e); }")]
    [InlineData("try { await Op(); } catch (CancelledException) { n++; }")]
    [InlineData("try { await Op(); } catch (TaskCancelledException) { return; }")]
    public Task Other_handlers_are_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("class D { async Task F() { try { await Task.Delay(1); } catch { } } }")]
    [InlineData("class D { void F() { try { Coro.Run(G()); } catch { } } async Coro G() { await Coro.Sleep(default); } }")]
    [InlineData("class CancelledException : Exception; class D { async Task F() { try { await Task.Yield(); } catch (CancelledException) { } } }")]
    public Task Code_outside_a_context_is_silent(string code) => new RuleTest(RuleIds.SwallowedCancellation).File(code).RunAsync();

    [Theory]
    [InlineData("catch", "'catch' also catches the cancellation of the task and ends it there; add 'when (e is not CancelledException)'")]
    [InlineData("catch (Exception x)", "'catch (Exception)' also catches the cancellation of the task and ends it there; add 'when (x is not CancelledException)'")]
    [InlineData("catch (CancelledException)", "'catch (CancelledException)' also catches the cancellation of the task and ends it there; rethrow it with 'throw;'")]
    public async Task The_message_names_the_handler_and_the_remedy(string head, string message)
    {
        RuleTest test = new RuleTest(RuleIds.SwallowedCancellation).File(Method($"try {{ await Op(); }} {head} {{ }} await Op();"));
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    internal static string Method(string statements) => $$"""
        class C
        {
            AsyncQueue<int> Queue = new();
            async Coro F(int n, TimeSpan t)
            {
                {{statements}}
            }
            async Coro Op() { await Coro.Sleep(TimeSpan.Zero); }
            async Coro Pure() { }
            void Log(Exception e) { }
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] void Fail(Exception e) => throw e;
        }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.SwallowedCancellation).Without("CURIO204").File(Method(statements)).RunAsync();
}
