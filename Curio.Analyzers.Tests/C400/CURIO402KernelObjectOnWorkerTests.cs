using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C400;

/// <summary>Which uses of a kernel's objects are on another thread.</summary>
public sealed class CURIO402KernelObjectOnWorkerTests
{
    [Theory]
    [InlineData("await Coro.RunInThread(() => [|Queue.TryPut(1)|]);")]
    [InlineData("await Coro.RunInThread(() => { [|Queue.TryGet(out int i)|]; });")]
    [InlineData("await Coro.RunInThread(() => [|Queue.Put(1)|]);")]
    [InlineData("await Coro.RunInThread(() => [|Queue.Get()|]);")]
    [InlineData("await Coro.RunInThread(() => [|new AsyncPriorityQueue<int>().Get()|]);")]
    [InlineData("await Coro.RunInThread(token => [|Queue.Get()|]);")]
    [InlineData("await Coro.BlockInThread(() => [|Gate.Clear()|]);")]
    [InlineData("await Coro.BlockInThread(() => [|Gate.Set()|]);")]
    [InlineData("await Coro.RunInThread(() => { using ([|Lock.Acquire()|]) { n++; } });")]
    [InlineData("await Coro.RunInThread(() => [|new AsyncSemaphore().Release()|]);")]
    [InlineData("await Coro.RunInThread(() => [|Answer.SetValue(1)|]);")]
    [InlineData("await Coro.RunInThread(() => new List<int>().ForEach(i => [|Queue.TryPut(i)|]));")]
    [InlineData("await Coro.RunInThread(() => { if (n > 1) { [|Gate.Set()|]; } });")]
    public Task A_use_on_another_thread_is_reported(string statements) => Reports(statements);

    [Theory]
    [InlineData("Queue.TryPut(1);")]
    [InlineData("Gate.Clear();")]
    [InlineData("await Queue.PutAsync(1);")]
    [InlineData("await Coro.RunInThread(() => Universal.Put(1));")]
    [InlineData("await Coro.RunInThread(() => UniversalGate.Set());")]
    [InlineData("await Coro.RunInThread(() => Queue.Count);")]
    [InlineData("await Coro.RunInThread(() => Gate.IsSet);")]
    [InlineData("await Coro.RunInThread(() => Queue.ToString());")]
    [InlineData("await Coro.RunInThread(() => nameof(Queue.TryPut));")]
    [InlineData("var task = await AsyncThread.Spawn(() => Queue.Put(1)); await task.JoinAsync();")]
    [InlineData("await using var g = new TaskGroup(); await g.SpawnThreadAsync(() => Queue.Put(1)); await g.JoinAsync();")]
    [InlineData("await Coro.DisableCancellation(async () => { Gate.Clear(); });")]
    [InlineData("await Coro.RunOn(TaskScheduler.Default, () => Queue.TryPut(1));")]
    [InlineData("Func<bool> f = () => Queue.TryPut(1);")]
    [InlineData("await Coro.RunInThread(() => { Func<bool> f = () => Queue.TryPut(1); });")]
    [InlineData("await Coro.RunInThread(() => new Mine.AsyncQueue().TryPut(1));")]
    public Task Other_uses_are_silent(string statements) => Reports(statements);

    [Theory]
    [InlineData("new Thread(() => [|Queue.TryPut(1)|]).Start();")]
    [InlineData("new Thread(_ => [|Gate.Set()|]).Start();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => [|Gate.Set()|]);")]
    public Task A_use_on_a_thread_of_its_own_is_reported(string statements) => new RuleTest(RuleIds.KernelObjectOnWorker)
        .File($"class D {{ AsyncQueue<int> Queue = new(); AsyncEvent Gate = new(); void F() {{ {statements} }} }}").RunAsync();

    [Theory]
    [InlineData("Queue.TryPut(1)", "'AsyncQueue.TryPut' belongs to the kernel's thread, and this code runs on another; use 'UniversalQueue<T>'")]
    [InlineData("Gate.Set()", "'AsyncEvent.Set' belongs to the kernel's thread, and this code runs on another; use 'UniversalEvent'")]
    [InlineData("Answer.SetValue(1)", "'AsyncResult.SetValue' belongs to the kernel's thread, and this code runs on another; use 'UniversalResult<T>'")]
    [InlineData("Lock.Release()", "'AsyncLock.Release' belongs to the kernel's thread, and this code runs on another; do it in a coroutine, or in 'AsyncThread.Spawn'")]
    public async Task The_message_names_the_remedy(string call, string message)
    {
        RuleTest test = new RuleTest(RuleIds.KernelObjectOnWorker).File(Method($"await Coro.RunInThread(() => {{ {call}; }});"));
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    private static string Method(string statements) => $$"""
        class C
        {
            AsyncQueue<int> Queue = new();
            AsyncEvent Gate = new();
            AsyncLock Lock = new();
            AsyncResult<int> Answer = new();
            UniversalQueue<int> Universal = new();
            UniversalEvent UniversalGate = new();
            async Coro F(int n)
            {
                {{statements}}
            }
        }
        namespace Mine { class AsyncQueue { public bool TryPut(int i) => true; } }
        """;

    private static Task Reports(string statements) => new RuleTest(RuleIds.KernelObjectOnWorker).File(Method(statements)).RunAsync();
}
