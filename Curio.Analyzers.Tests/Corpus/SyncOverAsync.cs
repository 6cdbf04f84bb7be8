// Direct blocking calls: a task that could be awaited. H39 to H46.
internal sealed class SyncOverAsync
{
    public async Coro<int> H39_result(Task<int> task)
    {
        await Pause();
        return task.Result; // CURIO104
    }

    public async Coro H40_wait(Task task)
    {
        task.Wait(); // CURIO104
        await Pause();
    }

    public async Coro H41_wait_with_a_timeout(Task task)
    {
        task.Wait(500); // CURIO104
        await Pause();
    }

    public async Coro<int> H42_get_result(Task<int> task)
    {
        await Pause();
        return task.GetAwaiter().GetResult(); // CURIO104
    }

    public async Coro<int> H43_get_result_of_a_configured_value_task(ValueTask<int> task)
    {
        await Pause();
        return task.ConfigureAwait(false).GetAwaiter().GetResult(); // CURIO104
    }

    public async Coro H44_wait_for_all(Task[] tasks)
    {
        Task.WaitAll(tasks); // CURIO104
        await Pause();
    }

    public async Coro<int> H45_wait_for_any(Task[] tasks)
    {
        await Pause();
        return Task.WaitAny(tasks, 1000); // CURIO104
    }

    public async Coro<int> H46_result_of_a_value_task(ValueTask<int> task)
    {
        await Pause();
        return task.Result; // CURIO104
    }
}
