using Curio.Analyzers.Tests.Support;

namespace Curio.Analyzers.Tests.C100;

public sealed class CURIO104SyncOverAsyncTests
{
    [Theory]
    [InlineData("[|task.Wait()|];")]
    [InlineData("[|task.Wait(100)|]; [|task.Wait(TimeSpan.FromSeconds(n))|]; [|task.Wait(CancellationToken.None)|];")]
    [InlineData("task.Wait(0); [|task.Wait(100)|]; [|task.Wait(n)|];")]
    [InlineData("_ = [|number.Result|];")]
    [InlineData("Task<int>? maybe = number; _ = maybe?[|.Result|];")]
    [InlineData("Task? maybe = task; maybe?[|.Wait()|];")]
    [InlineData("[|task.GetAwaiter().GetResult()|];")]
    [InlineData("_ = [|number.ConfigureAwait(false).GetAwaiter().GetResult()|];")]
    [InlineData("ValueTask<int> v = new(number); _ = [|v.Result|];")]
    [InlineData("ValueTask v = new(task); [|v.GetAwaiter().GetResult()|];")]
    [InlineData("[|Task.WaitAll(task, number)|]; _ = [|Task.WaitAny([task, number])|];")]
    [InlineData("[|number.RunSynchronously()|];")]
    [InlineData("_ = number is { [|Result|]: 1 };")]
    [InlineData("_ = (await Task.FromResult(number)).IsCompleted; _ = [|number!.Result|];")]
    [InlineData("await Task.WhenAny(task, number); _ = [|number.Result|];")]
    [InlineData("if (!number.IsCompleted) { _ = [|number.Result|]; }")]
    [InlineData("if (task.IsCompleted) { _ = [|number.Result|]; }")]
    [InlineData("if (number.IsCompleted || n > 1) { _ = [|number.Result|]; }")]
    [InlineData("await number; number = Later(); _ = [|number.Result|];")]
    [InlineData("await number; while (n > 1) { _ = [|number.Result|]; number = Later(); }")]
    [InlineData("if (n > 1) { await number; } _ = [|number.Result|];")]
    [InlineData("try { n++; await number; } catch { } _ = [|number.Result|];")]
    [InlineData("try { number = Later(); } catch { _ = [|number.Result|]; }")]
    [InlineData("Action a = () => number = Later(); await number; a(); var l = new[] { 1 }.Select(x => [|number.Result|]).ToList();")]
    [InlineData("int G() => number.Result; await number; _ = G(); _ = [|Later().Result|];")]
    [InlineData("Replace(ref number); _ = [|number.Result|]; await number; Replace(ref number); _ = [|number.Result|]; static void Replace(ref Task<int> t) { }")]
    [InlineData("Task<int> u; (u, n) = (Later(), 1); _ = [|u.Result|];")]
    [InlineData("foreach (var i in [|Numbers().ToBlockingEnumerable()|]) n += i;")]
    [InlineData("[|_queue.Put(1)|]; _ = [|_queue.Get()|]; [|_queue.Join()|]; [|_event.Wait()|]; _ = [|_event.Wait(TimeSpan.FromSeconds(1))|]; _ = [|_result.Unwrap()|];")]
    public Task Waiting_for_a_task_is_reported(string statements) => Run(statements);

    [Theory]
    [InlineData("await task; task.Wait();")]
    [InlineData("_ = await number + number.Result;")]
    [InlineData("await number.ConfigureAwait(false); _ = number.Result; _ = number.GetAwaiter().GetResult();")]
    [InlineData("await Task.WhenAll(task, number); task.Wait(); _ = number.Result;")]
    [InlineData("Task<int>[] all = [Later(), Later()]; await Task.WhenAll(all); _ = all[0].Result + all.Sum(x => x.Result); foreach (var one in all) n += one.Result;")]
    [InlineData("Task<int>[] all = [Later(), Later()]; foreach (var one in all) { await one; } _ = all[0].Result;")]
    [InlineData("var first = await Task.WhenAny(Later(), number); _ = first.Result; _ = (await Task.WhenAny(number)).Result;")]
    [InlineData("if (number == await Task.WhenAny(number, task)) { _ = number.Result; }")]
    [InlineData("if (number.IsCompletedSuccessfully) { _ = number.Result; } else if (number.IsFaulted) number.Wait();")]
    [InlineData("_ = number.IsCompletedSuccessfully ? number.Result : await number;")]
    [InlineData("if (number.IsCompleted && number.Result > 1) n++; if (!number.IsCompleted || number.Result > 1) n++;")]
    [InlineData("if (!number.IsCompleted) { await number; } _ = number.Result;")]
    [InlineData("if (!number.IsCompleted) return; _ = number.Result;")]
    [InlineData("if (number.IsCompleted == false) throw new Exception(); _ = number.Result;")]
    [InlineData("if (number.Status == TaskStatus.RanToCompletion) _ = number.Result;")]
    [InlineData("while (!number.IsCompleted) { await Coro.Sleep(t); } _ = number.Result;")]
    [InlineData("await number; foreach (var p in paths) { _ = number.Result; } for (int i = 0; i < n; i++) _ = number.Result;")]
    [InlineData("try { await number; } catch { } _ = number.Result;")]
    [InlineData("try { await number; n = number.Result; } finally { n++; }")]
    [InlineData("switch (n) { case 1 when number.IsCompleted: _ = number.Result; break; default: await number; _ = number.Result; break; }")]
    [InlineData("_ = n switch { 1 when number.IsCompleted => number.Result, _ => 0 };")]
    [InlineData("_ = number is { IsCompleted: true, Result: 1 }; if (number is { IsCompleted: true }) _ = number.Result;")]
    [InlineData("await number; var l = new[] { 1 }.Select(x => number.Result + x).ToList();")]
    [InlineData("Task.CompletedTask.Wait(); _ = Task.FromResult(1).Result; _ = new ValueTask<int>(1).Result;")]
    [InlineData("Task<int> done = Task.FromResult(1); _ = done.Result; done = Later(); await done; _ = done.Result;")]
    [InlineData("number = Task.FromResult(1); _ = number.Result; s_done.Wait();")]
    [InlineData("var awaiter = number.GetAwaiter(); if (awaiter.IsCompleted) _ = awaiter.GetResult();")]
    [InlineData("if (_kept.IsCompleted) { _ = _kept.Result; }")]
    [InlineData("await using (stream) { await number; } _ = number.Result;")]
    [InlineData("task.Wait(0); task.Wait(TimeSpan.Zero); task.Wait(default(TimeSpan)); task.Wait(TimeSpan.FromSeconds(0)); _ = task.Wait(new TimeSpan(0), CancellationToken.None);")]
    [InlineData("_ = number.ContinueWith(x => x.Result); _ = Task.Factory.ContinueWhenAll([number], x => x[0].Result);")]
    [InlineData("_ = nameof(number.Result); System.Linq.Expressions.Expression<Func<int>> e = () => number.Result;")]
    [InlineData("dynamic d = number; _ = d.Result; _ = new Mine().Result; new Mine().Wait();")]
    [InlineData("Func<bool> wait = () => task.Wait(1); await Coro.RunInThread(() => number.Result);")]
    [InlineData("stream.BeginRead([], 0, 0, r => stream.EndRead(r), null);")]
    [InlineData("_ = _queue.TryGet(out _); _ = _queue.TryPut(1); _event.Set(); _ = await _queue.GetAsync();")]
    [InlineData("throw new Exception(); _ = number.Result;")]
    public Task Other_code_is_silent(string statements) => Run("await Task.Yield(); " + statements);

    [Theory]
    [InlineData("if (maybe?.IsCompleted == true) { _ = maybe.Result; }")]
    [InlineData("if (maybe?.IsCompletedSuccessfully ?? false) { _ = maybe.Result; }")]
    [InlineData("if (maybe?.Status == TaskStatus.RanToCompletion) { _ = maybe.Result; }")]
    [InlineData("if (maybe is not { IsCompleted: true }) { return; } _ = maybe.Result;")]
    [InlineData("if (maybe is { Status: TaskStatus.RanToCompletion }) { _ = maybe.Result; }")]
    [InlineData("_ = maybe?.IsCompletedSuccessfully == true ? maybe.Result : n;")]
    [InlineData("if (maybe?.IsCompleted ?? true) { _ = [|maybe!.Result|]; }")]
    [InlineData("if (maybe?.IsCompleted != true) { _ = [|maybe!.Result|]; }")]
    [InlineData("if (maybe?.Status == TaskStatus.Running) { _ = [|maybe.Result|]; }")]
    [InlineData("if (maybe is not { IsCompleted: true }) { _ = [|maybe!.Result|]; }")]
    [InlineData("if (maybe is { IsCompleted: false }) { _ = [|maybe.Result|]; }")]
    public Task A_task_that_may_be_missing_is_asked_too(string statements) => Run("Task<int>? maybe = n > 1 ? number : null; " + statements);

    [Theory]
    [InlineData("s.SetResult(1); _ = s.Task.Result;")]
    [InlineData("s.TrySetResult(1); _ = s.Task.Result; s.Task.Wait();")]
    [InlineData("s.SetException(new Exception()); _ = s.Task.GetAwaiter().GetResult();")]
    [InlineData("var x = s.Task; s.SetCanceled(); _ = x.Result;")]
    [InlineData("_source.SetResult(); _source.Task.Wait();")]
    [InlineData("if (n > 1) { s.SetResult(1); } else { s.SetResult(2); } _ = s.Task.Result;")]
    [InlineData("await Coro.FromTask(_ => number); _ = number.Result;")]
    [InlineData("await Coro.TimeoutAfter(t, Coro.FromTask(c => number.WaitAsync(c))); _ = number.Result;")]
    [InlineData("_ = [|s.Task.Result|]; s.SetResult(1);")]
    [InlineData("if (n > 1) { s.SetResult(1); } _ = [|s.Task.Result|];")]
    [InlineData("s.SetResult(1); s = new(); _ = [|s.Task.Result|];")]
    [InlineData("var x = s.Task; s = new(); s.SetResult(1); _ = [|x.Result|];")]
    [InlineData("other.SetResult(1); _ = [|s.Task.Result|];")]
    [InlineData("Action set = () => s.SetResult(1); _ = [|s.Task.Result|];")]
    [InlineData("await Coro.IgnoreAfter(t, Coro.FromTask(_ => number)); _ = [|number.Result|];")]
    public Task A_task_that_is_given_its_result_is_complete(string statements) => BlockingCode.InCoroutine(
        RuleIds.SyncOverAsync,
        "TaskCompletionSource<int> s = new(), other = new(); " + statements,
        "private readonly TaskCompletionSource _source = new();").RunAsync();

    [Theory]
    [InlineData("if (number is { IsCompletedSuccessfully: true } x) { _ = x.Result; }")]
    [InlineData("if (_kept is not { IsCompletedSuccessfully: true } x) { return; } _ = x.Result;")]
    [InlineData("_ = number switch { { IsCompletedSuccessfully: true } => number.Result, _ => await number };")]
    [InlineData("_ = number switch { { IsCompleted: false } => await number, _ => number.Result };")]
    [InlineData("_ = number.Status switch { TaskStatus.RanToCompletion or TaskStatus.Faulted => number.Result, _ => await number };")]
    [InlineData("switch (number.Status) { case TaskStatus.RanToCompletion: case TaskStatus.Faulted: _ = number.Result; break; }")]
    [InlineData("switch (number) { case { IsCompleted: true }: _ = number.Result; break; }")]
    [InlineData("bool done = number.IsCompleted; if (done) { _ = number.Result; }")]
    [InlineData("bool late = !number.IsCompleted && n > 1; number = Later(); bool waits = !number.IsCompleted; if (!waits) { _ = number.Result; }")]
    [InlineData("await foreach (var x in Task.WhenEach(list)) { n += x.Result; } n += list[0].Result;")]
    [InlineData("await foreach (var x in Task.WhenEach(list).ConfigureAwait(false)) n += x.Result;")]
    [InlineData("await Task.WhenAll(d.Values); foreach (var kv in d) n += kv.Value.Result; n += d[\"x\"].Result; foreach (var v in d.Values) n += v.Result;")]
    [InlineData("await Task.WhenAll(d.Select(x => x.Value)); n += d.Sum(x => x.Value.Result); foreach (var (_, v) in d) n += v.Result;")]
    [InlineData("foreach (var kv in d) { await kv.Value; } n += d[\"x\"].Result + d.Values.First().Result;")]
    [InlineData("await Task.WhenAll(jobs.Select(j => j.Work)); foreach (var j in jobs) n += j.Work.Result; n += jobs[n].Work.Result;")]
    [InlineData("foreach (var j in jobs) { await j.Work; } n += jobs.Sum(j => j.Work.Result);")]
    [InlineData("await Task.WhenAll(list); n += list.Where(x => x.IsCompletedSuccessfully).Select(x => x.Result).Sum();")]
    [InlineData("n += list.Where(x => x.IsCompletedSuccessfully).Sum(x => x.Result); _ = list.First(x => x.IsCompleted).Result;")]
    [InlineData("foreach (var x in list.Where(x => x.IsCompleted).ToList()) n += x.Result;")]
    [InlineData("if (list.All(x => x.IsCompleted)) { _ = list[0].Result; }")]
    [InlineData("if (list.Any(x => !x.IsCompleted)) { return; } foreach (var x in list) n += x.Result;")]
    [InlineData("Task all = Task.WhenAll(list); await all; n += list.Sum(x => x.Result);")]
    [InlineData("var all = Task.WhenAll(number, list[0]); all.Wait(0); await all.WaitAsync(t); n += number.Result;")]
    [InlineData("var l = new List<Task> { number }; l.Add(task); await Task.WhenAll(l); task.Wait(); n += number.Result;")]
    [InlineData("var l = new List<Task>(); l.Add(number); if (n > 1) { l.Add(task); } await Task.WhenAll(l); n += number.Result;")]
    [InlineData("List<Task> l = [number]; l.AddRange(list); await Task.WhenAll(l); n += number.Result + list[0].Result;")]
    [InlineData("var l = new List<Task<int>>(); foreach (var p in paths) l.Add(Later()); await Task.WhenAll(l); n += l[0].Result + l.Sum(x => x.Result);")]
    [InlineData("var l = new List<Task<int>>(); paths.ForEach(p => l.Add(Later())); await Task.WhenAll(l); n += l.Sum(x => x.Result);")]
    [InlineData("await Task.WhenAll([.. list, number]); n += number.Result + list[0].Result;")]
    [InlineData("try { list.Add(Later()); await Task.WhenAll(list); } catch { return; } n += list[0].Result;")]
    [InlineData("var copy = list.ToArray(); await Task.WhenAll(copy); n += list[0].Result; var one = d[\"x\"]; await Task.WhenAll(d.Values); n += one.Result;")]
    [InlineData("var copy = number; await number; n += copy.Result; var other = task; await other; task.Wait();")]
    [InlineData("await list[0]; n += list[0].Result; for (int i = 0; i < n; i++) { await list[i]; n += list[i].Result; }")]
    [InlineData("if (list[0].IsCompleted) { n += list[0].Result; }")]
    public Task What_was_awaited_or_asked_by_another_name_is_known(string statements) => Collections("await Task.Yield(); " + statements);

    [Theory]
    [InlineData("if (number is { IsCompletedSuccessfully: true } x) { x = Later(); _ = [|x.Result|]; }")]
    [InlineData("if (number is { IsCompletedSuccessfully: false } x) { _ = [|x.Result|]; }")]
    [InlineData("if (number is { Status: not TaskStatus.Running } x) { _ = [|x.Result|]; }")]
    [InlineData("if (number is { Status: not TaskStatus.Faulted } x) { _ = [|x.Result|]; }")]
    [InlineData("_ = number switch { { IsCompletedSuccessfully: false } => [|number.Result|], _ => number.Result };")]
    [InlineData("_ = number switch { { IsCompleted: true } => number.Result, _ => [|number.Result|] };")]
    [InlineData("_ = number switch { { IsCompleted: false, Id: 1 } => 1, _ => [|number.Result|] };")]
    [InlineData("_ = number switch { { IsCompleted: false } when n > 1 => 1, _ => [|number.Result|] };")]
    [InlineData("switch (number.Status) { case TaskStatus.RanToCompletion: case TaskStatus.Running: _ = [|number.Result|]; break; default: _ = [|number.Result|]; break; }")]
    [InlineData("switch (task.Status) { case TaskStatus.RanToCompletion: _ = [|number.Result|]; break; }")]
    [InlineData("bool done = number.IsCompleted; done = true; if (done) { _ = [|number.Result|]; }")]
    [InlineData("bool done = number.IsCompleted; number = Later(); if (done) { _ = [|number.Result|]; }")]
    [InlineData("bool done = number.IsCompleted; if (done || n > 1) { _ = [|number.Result|]; }")]
    [InlineData("bool done = number.IsCompleted; if (!done) { _ = [|number.Result|]; }")]
    [InlineData("bool done = number.IsCompleted; while (n > 1) { if (done) { _ = [|number.Result|]; } number = Later(); }")]
    [InlineData("await foreach (var x in Task.WhenEach(list)) { break; } n += [|list[0].Result|];")]
    [InlineData("await foreach (var x in Some()) { n += [|x.Result|]; }")]
    [InlineData("await Task.WhenAny(list); n += [|list[0].Result|];")]
    [InlineData("Task any = Task.WhenAny(list); await any; n += list.Sum(x => [|x.Result|]);")]
    [InlineData("await Task.WhenAll(list); list.Add(Later()); n += [|list[1].Result|]; foreach (var x in list) n += [|x.Result|];")]
    [InlineData("await Task.WhenAll(list); list[0] = Later(); n += [|list[0].Result|];")]
    [InlineData("await Task.WhenAll(list); n += list.Sum(x => [|x.Result|]); list.Add(Later());")]
    [InlineData("await Task.WhenAll(others); n += [|list[0].Result|] + [|d[\"x\"].Result|];")]
    [InlineData("await Task.WhenAll(list.Where(x => n > 1)); n += [|list[0].Result|];")]
    [InlineData("await Task.WhenAll(list.Skip(1)); n += [|list[0].Result|];")]
    [InlineData("await Task.WhenAll(jobs.Select(j => j.Work)); foreach (var j in jobs) n += [|j.Other.Result|];")]
    [InlineData("foreach (var j in jobs) { await j.Work; break; } n += jobs.Sum(j => [|j.Work.Result|]);")]
    [InlineData("await Task.WhenAll(d.Values); d = new(); n += [|d[\"x\"].Result|];")]
    [InlineData("foreach (var kv in d) { if (n > 1) { await kv.Value; } } n += [|d[\"x\"].Result|];")]
    [InlineData("await list[0]; n += [|list[1].Result|]; await list[n]; n++; _ = [|list[n].Result|];")]
    [InlineData("if (list[0].IsCompleted) { n += [|list[1].Result|]; }")]
    [InlineData("if (list.Any(x => x.IsCompleted)) { n += [|list[0].Result|]; }")]
    [InlineData("_ = list.Where(x => !x.IsCompleted).Sum(x => [|x.Result|]);")]
    [InlineData("Task all = Task.WhenAll(list); list = others; await all; n += [|list[0].Result|];")]
    [InlineData("Task all = Task.WhenAll(list); list.Add(number); await all; n += list.Sum(x => [|x.Result|]);")]
    [InlineData("Task all = Task.WhenAll(list); all = task; await all; n += [|list[0].Result|];")]
    [InlineData("var l = new List<Task> { number }; l.Remove(number); await Task.WhenAll(l); n += [|number.Result|];")]
    [InlineData("var l = new List<Task> { number }; number = Later(); await Task.WhenAll(l); n += [|number.Result|];")]
    [InlineData("var l = new List<Task>(); if (n > 1) { l.Add(number); } await Task.WhenAll(l); n += [|number.Result|];")]
    [InlineData("var l = new List<Task>(); await Task.WhenAll(l); l.Add(number); n += [|number.Result|];")]
    [InlineData("var copy = number; number = Later(); await number; n += [|copy.Result|];")]
    [InlineData("await nested; n += [|nested.Result.Result|];")]
    public Task What_may_be_another_one_is_reported(string statements) => Collections(statements);

    [Fact]
    public Task A_finished_wait_is_not_reported_again() => Run("[|number.Wait()|]; _ = number.Result; [|Task.WaitAll(task)|]; task.Wait();");

    [Fact]
    public Task An_awaiter_hands_on_the_result_of_another() => BlockingCode.InClass(
        RuleIds.SyncOverAsync,
        """
        struct Mine(Task<int> task) : System.Runtime.CompilerServices.INotifyCompletion
        {
            public void OnCompleted(Action a) { }
            public Coro<int> GetResult() { _ = task.GetAwaiter().GetResult(); return default; }
            public Coro<int> Other() { _ = [|task.Result|]; return default; }
        }
        """).RunAsync();

    [Theory]
    [InlineData("number.Wait();", "'Task.Wait' blocks the kernel's only thread; use 'await'")]
    [InlineData("_ = number.GetAwaiter().GetResult();", "'GetAwaiter().GetResult()' blocks the kernel's only thread; use 'await'")]
    [InlineData("number.Wait(5);", "'Task.Wait' blocks the kernel's only thread; use 'await' in 'Coro.TimeoutAfter(…)'")]
    [InlineData("Task.WaitAll(number);", "'Task.WaitAll' blocks the kernel's only thread; use 'await Task.WhenAll(…)'")]
    [InlineData("_queue.Get();", "'UniversalQueue.Get' blocks the kernel's only thread; use 'await GetAsync()'")]
    [InlineData("_queue.TryPut(1, t);", "'UniversalQueue.TryPut' blocks the kernel's only thread; use 'await PutAsync(…)'")]
    public async Task The_message_names_the_call_and_the_remedy(string statement, string message) =>
        Assert.Equal(message, Assert.Single(await BlockingCode.InCoroutine(RuleIds.SyncOverAsync, statement, Members).DiagnosticsAsync()).GetMessage());

    [Theory]
    [InlineData("_ = x.Result;", "'Task.Result' blocks a thread that other tasks need; use 'await'")]
    [InlineData("x.Wait(5);", "'Task.Wait' blocks a thread that other tasks need; use 'await' with 'WaitAsync(…)'")]
    public async Task In_all_async_the_remedy_is_that_of_NET(string statement, string message)
    {
        RuleTest test = BlockingCode.InClass(RuleIds.SyncOverAsync, $"async Task F(Task<int> x) {{ {statement} await Task.Yield(); }}")
            .EditorConfig("curio_context = all_async");
        Assert.Equal(message, Assert.Single(await test.DiagnosticsAsync()).GetMessage());
    }

    private const string Members = """
        private readonly UniversalQueue<int> _queue = new();
        private readonly UniversalEvent _event = new();
        private readonly UniversalResult<int> _result = new();
        private readonly Task<int> _kept = Later();
        private static readonly Task s_done = Task.CompletedTask;
        static async Task<int> Later() { await Task.Yield(); return 1; }
        static async IAsyncEnumerable<int> Numbers() { await Task.Yield(); yield return 1; }
        class Mine { public int Result => 1; public void Wait() { } }

        """;

    private static Task Collections(string statements) => BlockingCode.InCoroutine(
        RuleIds.SyncOverAsync,
        "List<Task<int>> list = [Later()], others = [Later()]; Dictionary<string, Task<int>> d = []; List<Job> jobs = []; var nested = Nested(); " + statements,
        Members + """
        record Job(Task<int> Work, Task<int> Other);
        static async Task<Task<int>> Nested() { await Task.Yield(); return Later(); }
        static async IAsyncEnumerable<Task<int>> Some() { await Task.Yield(); yield return Later(); }

        """).RunAsync();

    private static Task Run(string statements) => BlockingCode.InCoroutine(RuleIds.SyncOverAsync, statements, Members).RunAsync();
}
