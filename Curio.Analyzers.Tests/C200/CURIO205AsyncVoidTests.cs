using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C200;

public sealed class CURIO205AsyncVoidTests
{
    [Theory]
    [InlineData("Action a = [|async () => await Coro.Sleep(Time)|];")]
    [InlineData("Action a = [|async delegate { await Task.Yield(); }|];")]
    [InlineData("Action<int> a = [|async i => await Task.Delay(i)|];")]
    [InlineData("new List<int>().ForEach([|async i => await Task.Delay(i)|]);")]
    [InlineData("Array.ForEach(new[] { 1 }, [|async i => await Task.Delay(i)|]);")]
    [InlineData("Mine d = [|async () => await Task.Yield()|];")]
    [InlineData("Take([|async () => await Task.Yield()|]);")]
    [InlineData("[|Forget()|];")]
    [InlineData("[|this.Forget()|];")]
    [InlineData("async void Local() => await Task.Yield(); [|Local()|];")]
    [InlineData("Take([|Forget|]);")]
    [InlineData("Action a = [|Forget|];")]
    [InlineData("Action a = new Action([|Forget|]);")]
    [InlineData("TimerCallback a = [|async _ => await Task.Yield()|];")]
    [InlineData("Action<object, EventArgs, int> a = [|async (s, e, n) => await Task.Yield()|];")]
    [InlineData("Take([|async () => { try { await Task.Yield(); } catch { } }|]);")]
    public Task It_is_reported_in_a_coroutine(string statement) => Check($"async Coro F() {{ {statement} await Task.Yield(); }}");

    [Theory]
    [InlineData("Coro F() { [|Forget()|]; return default; }")]
    [InlineData("async Task F() { [|Forget()|]; await Coro.Sleep(Time); }")]
    [InlineData("async IAsyncEnumerable<int> F() { [|Forget()|]; yield return 1; await Coro.Sleep(Time); }")]
    public Task It_is_reported_wherever_a_kernel_runs(string member) => Check(member);

    [Theory]
    [InlineData("Func<Coro> f = async () => await Coro.Sleep(Time);")]
    [InlineData("Func<Task> f = async () => await Task.Yield();")]
    [InlineData("Changed += async (s, e) => await Task.Yield();")]
    [InlineData("Changed += OnChanged;")]
    [InlineData("EventHandler h = async (s, e) => await Task.Yield();")]
    [InlineData("EventHandler<Args> h = async (s, e) => await Task.Yield();")]
    [InlineData("OnChanged(this, EventArgs.Empty);")]
    [InlineData("Odd += async () => await Task.Yield();")]
    [InlineData("Action a = () => { };")]
    [InlineData("Plain();")]
    [InlineData("await Awaited();")]
    [InlineData("string s = nameof(Forget);")]
    [InlineData("Take(Plain);")]
    [InlineData("await Coro.RunInThread(() => Forget());")]
    public Task Others_are_silent(string statement) => Check($"async Coro F() {{ {statement} await Task.Yield(); }}");

    [Theory]
    [InlineData("void F() => Forget();")]
    [InlineData("async Task F() { Forget(); await Task.Yield(); }")]
    [InlineData("void F() { Action a = async () => await Task.Yield(); }")]
    [InlineData("Action A = async () => await Task.Yield();")]
    [InlineData("async void F() { Forget(); await Task.Yield(); }")]
    public Task Where_no_kernel_runs_it_is_silent(string member) => Check(member);

    [Theory]
    [InlineData("async Task F() { [|Forget()|]; await Task.Yield(); }")]
    [InlineData("async Task F() { Take([|async () => await Task.Yield()|]); await Task.Yield(); }")]
    [InlineData("void F() => Forget();")]
    [InlineData("async Task F() { Changed += async (s, e) => await Task.Yield(); await Task.Yield(); }")]
    [InlineData("async Task F() { Take(async () => { try { await Task.Yield(); } catch { } }); await Task.Yield(); }")]
    [InlineData("async Task F() { Take(async () => { try { await Task.Yield(); } catch (Exception e) { Console.WriteLine(e); } }); await Task.Yield(); }")]
    [InlineData("async void Tick(object? state) { try { await Task.Yield(); } catch { } } async Task F() { using Timer t = new(Tick); await Task.Yield(); }")]
    [InlineData("async Task F() { async void Tick(object? state) { try { await Task.Yield(); } catch { } } using Timer t = new(Tick); await Task.Yield(); }")]
    [InlineData("async Task F() { Take([|async () => { try { await Task.Yield(); } catch { throw; } }|]); await Task.Yield(); }")]
    [InlineData("async Task F() { Take([|async () => { try { await Task.Yield(); } catch (TimeoutException) { } }|]); await Task.Yield(); }")]
    [InlineData("async Task F() { Take([|async () => { try { await Task.Yield(); } catch (Exception e) when (e is TimeoutException) { } }|]); await Task.Yield(); }")]
    [InlineData("async Task F() { Take([|async () => { await Task.Yield(); try { await Task.Yield(); } catch { } }|]); await Task.Yield(); }")]
    [InlineData("async Task F() { Take([|async () => { try { await Task.Yield(); } catch { } await Task.Yield(); }|]); await Task.Yield(); }")]
    [InlineData("async void Tick(object? state) { await Task.Yield(); } async Task F() { using Timer t = new([|Tick|]); await Task.Yield(); }")]
    [InlineData("async void Quiet() { try { await Task.Yield(); } catch { } } async Task F() { [|Quiet()|]; await Task.Yield(); }")]
    public Task In_ordinary_asynchronous_code_it_is_found_on_demand(string member) => new RuleTest(RuleIds.AsyncVoid)
        .File(Class(member)).EditorConfig("curio_context = all_async").RunAsync();

    [Theory]
    [InlineData("async Coro F() { Forget(); await Task.Yield(); }", "let it return 'Coro', and await or spawn it")]
    [InlineData("async Task F() { Forget(); await Task.Yield(); }", "let it return 'Task', and await it")]
    public async Task The_remedy_fits_the_program(string member, string remedy)
    {
        var diagnostics = await new RuleTest(RuleIds.AsyncVoid)
            .File(Class(member)).EditorConfig("curio_context = all_async").DiagnosticsAsync();
        Assert.EndsWith("; " + remedy, Assert.Single(diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Forget();", "'Forget'")]
    [InlineData("Take(async () => await Task.Yield());", "'the lambda'")]
    public async Task The_message_names_the_function(string statement, string name)
    {
        var diagnostics = await new RuleTest(RuleIds.AsyncVoid).File(Class($"async Coro F() {{ {statement} await Task.Yield(); }}")).DiagnosticsAsync();
        Assert.StartsWith($"Nobody can await {name}, ", Assert.Single(diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    private static Task Check(string member) => new RuleTest(RuleIds.AsyncVoid).File(Class(member)).RunAsync();

    private static string Class(string member) => $$"""
        class C
        {
            static TimeSpan Time;
            event EventHandler? Changed;
            event Action? Odd;
            async void Forget() => await Task.Yield();
            async void OnChanged(object? sender, EventArgs e) => await Task.Yield();
            async Coro Awaited() => await Coro.Sleep(Time);
            void Plain() { }
            void Take(Action a) { }
            delegate void Mine();
            class Args : EventArgs { }
            {{member}}
        }
        """;
}
