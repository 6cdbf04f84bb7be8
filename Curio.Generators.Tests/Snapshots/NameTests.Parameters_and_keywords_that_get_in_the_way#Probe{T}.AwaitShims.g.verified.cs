//HintName: Probe{T}.AwaitShims.g.cs
partial class Probe<T>
{
    public int Get(global::System.Func<int> GetAsync) => global::Curio.AsyncThread.AWAIT(this.GetAsync(GetAsync));

    public static T Put(T PutAsync) => global::Curio.AsyncThread.AWAIT(Probe<T>.PutAsync(PutAsync));

    public int @var(int @class, int @await, int @yield)
        => global::Curio.AsyncThread.AWAIT(varAsync(@class, @await, @yield));

    public int @new() => global::Curio.AsyncThread.AWAIT(newAsync());
}
