// Direct blocking calls: sleeping. H01 to H05.
internal sealed class Sleeps
{
    public async Coro H01_in_a_method(int n)
    {
        Thread.Sleep(n); // CURIO101
        await Pause();
    }

    public async Coro H02_in_a_lambda()
    {
        Func<Coro> work = async () =>
        {
            Thread.Sleep(10); // CURIO101
            await Pause();
        };
        await work();
    }

    public async Coro H03_in_a_local_function()
    {
        await Local();

        static async Coro Local()
        {
            Thread.Sleep(TimeSpan.FromSeconds(1)); // CURIO101
            await Pause();
        }
    }

    // Not asynchronous itself: in Task code nobody can tell whether the caller minds.
    public Coro H04_in_a_body_that_only_returns_a_coroutine()
    {
        Thread.Sleep(1); // CURIO101 (Coro)
        return Pause();
    }

    public async IAsyncEnumerable<int> H05_in_an_iterator()
    {
        for (int i = 0; i < 3; i++)
        {
            Thread.Sleep(i); // CURIO101
            await Pause();
            yield return i;
        }
    }
}
