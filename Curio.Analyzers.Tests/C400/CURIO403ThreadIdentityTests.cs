using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C400;

/// <summary>Which state of a thread is used in a task.</summary>
public sealed class CURIO403ThreadIdentityTests
{
    [Theory]
    [InlineData("n = [|Slot.Value|];")]
    [InlineData("[|Slot.Value|] = n;")]
    [InlineData("[|Slot.Value|]++;")]
    [InlineData("n = [|s_count|];")]
    [InlineData("[|s_count|] = n;")]
    [InlineData("[|C.s_count|] += n;")]
    [InlineData("n = [|Environment.CurrentManagedThreadId|];")]
    [InlineData("if ([|Environment.CurrentManagedThreadId|] == n) n++;")]
    [InlineData("n = [|Thread.CurrentThread.ManagedThreadId|];")]
    [InlineData("names[[|Thread.CurrentThread.ManagedThreadId|]] = n;")]
    [InlineData("[|Thread.SetData(slot, n)|];")]
    [InlineData("object? o = [|Thread.GetData(slot)|];")]
    [InlineData("Func<Coro> f = async () => [|s_count|]++; await f();")]
    [InlineData("new List<int>().ForEach(i => [|s_count|] = i);")]
    public Task State_of_a_thread_in_a_task_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("n = Kept.Value;")]
    [InlineData("n = Flowing.Value;")]
    [InlineData("n = s_plain;")]
    [InlineData("n = Lazily.Value;")]
    [InlineData("string s = $\"{Environment.CurrentManagedThreadId}\";")]
    [InlineData("string s = \"on \" + Thread.CurrentThread.ManagedThreadId;")]
    [InlineData("string s = Environment.CurrentManagedThreadId.ToString();")]
    [InlineData("WriteLine(Environment.CurrentManagedThreadId);")]
    [InlineData("string s = string.Format(\"{0}\", Environment.CurrentManagedThreadId);")]
    [InlineData("_ = nameof(s_count);")]
    [InlineData("_ = nameof(Environment.CurrentManagedThreadId);")]
    [InlineData("string? s = Thread.CurrentThread.Name;")]
    [InlineData("Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;")]
    [InlineData("await Coro.RunInThread(() => { s_count++; return Environment.CurrentManagedThreadId; });")]
    [InlineData("n = new Mine.Thread().ManagedThreadId;")]
    public Task Other_state_is_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("class D { [ThreadStatic] static int s; void F() { s++; } int G() => Environment.CurrentManagedThreadId; }")]
    [InlineData("class D { [ThreadStatic] static int s; async Task F() { s++; await Task.Yield(); } }")]
    [InlineData("class D { [ThreadStatic] static int s; [AsyncThread] void F() { s++; } }")]
    public Task Code_outside_a_context_is_silent(string code) => new RuleTest(RuleIds.ThreadIdentity).File(code).RunAsync();

    [Theory]
    [InlineData("Slot.Value = 1", "ThreadLocal.Value")]
    [InlineData("s_count = 1", "C.s_count")]
    [InlineData("n = Thread.CurrentThread.ManagedThreadId", "Thread.ManagedThreadId")]
    public async Task The_message_names_the_member_and_the_remedy(string statement, string name)
    {
        RuleTest test = new RuleTest(RuleIds.ThreadIdentity).File(Method($"{statement};"));
        Assert.Equal(
            $"'{name}' is the same for all tasks of the kernel, which share one thread; use 'TaskLocal<T>' or 'Coro.CurrentTask()'",
            Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    private static string Method(string statements) => $$"""
        class C
        {
            [ThreadStatic] static int s_count;
            static int s_plain;
            ThreadLocal<int> Slot = new();
            TaskLocal<int> Kept = new();
            AsyncLocal<int> Flowing = new();
            Lazy<int> Lazily = new();
            async Coro F(int n, int[] names, LocalDataStoreSlot slot)
            {
                {{statements}}
                await Coro.Sleep(TimeSpan.Zero);
            }
            void WriteLine(int n) { }
        }
        namespace Mine { class Thread { public int ManagedThreadId => 1; } }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.ThreadIdentity).File(Method(statements)).RunAsync();
}
