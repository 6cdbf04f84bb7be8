using System.Collections.Concurrent;

// Direct blocking calls: what threads use among themselves. H47 to H62.
internal sealed class Primitives
{
    private readonly object _gate = new();
    private int _sum;

    public async Coro H47_monitor(object gate, IEnumerable<int> numbers)
    {
        Monitor.Enter(gate); // CURIO105
        try
        {
            _sum += numbers.Sum();
        }
        finally
        {
            Monitor.Exit(gate);
        }

        await Pause();
    }

    public async Coro H48_lock(string path)
    {
        lock (_gate) // CURIO105
        {
            File.AppendAllText(path, _sum.ToString()); // CURIO102
        }

        await Pause();
    }

    public async Coro H49_monitor_across_an_await(object gate)
    {
        Monitor.Enter(gate); // CURIO105
        try
        {
            await Pause(); // CURIO109
        }
        finally
        {
            Monitor.Exit(gate);
        }
    }

    public async Coro H50_sleep_inside_a_lock(object gate)
    {
        lock (gate) // CURIO105
        {
            Thread.Sleep(1); // CURIO101
        }

        await Pause();
    }

    public async Coro H51_semaphore(SemaphoreSlim semaphore)
    {
        semaphore.Wait(); // CURIO105
        await Pause();
        semaphore.Release();
    }

    public async Coro H52_an_event_of_the_system(WaitHandle handle)
    {
        handle.WaitOne(); // CURIO105
        await Pause();
    }

    public async Coro H53_a_slim_event(ManualResetEventSlim ready)
    {
        ready.Wait(TimeSpan.FromSeconds(1)); // CURIO105
        await Pause();
    }

    public async Coro H54_a_countdown(CountdownEvent countdown)
    {
        countdown.Wait(); // CURIO105
        await Pause();
    }

    public async Coro H55_join_a_thread(Thread thread)
    {
        thread.Join(); // CURIO105
        await Pause();
    }

    public async Coro<int> H56_take_from_a_collection(BlockingCollection<int> numbers)
    {
        await Pause();
        return numbers.Take(); // CURIO105
    }

    public async Coro H57_a_parallel_loop(int[] numbers)
    {
        Parallel.ForEach(numbers, static number => Console.WriteLine(number)); // CURIO105
        await Pause();
    }

    public async Coro<int> H58_a_parallel_query(int[] numbers)
    {
        await Pause();
        return numbers.AsParallel().Select(static n => n * n).Sum(); // CURIO105
    }

    public async Coro H59_spin()
    {
        SpinWait.SpinUntil(() => Volatile.Read(ref _sum) > 0); // CURIO105
        await Pause();
    }

    public async Coro H60_a_lock_object(Lock gate)
    {
        gate.Enter(); // CURIO105
        _sum++;
        gate.Exit();
        await Pause();
    }

    public async Coro H61_a_reader_writer_lock(ReaderWriterLockSlim gate)
    {
        gate.EnterReadLock(); // CURIO105
        _sum++;
        gate.ExitReadLock();
        await Pause();
    }

    public async Coro H62_a_barrier(Barrier barrier)
    {
        barrier.SignalAndWait(); // CURIO105
        await Pause();
    }
}
