//HintName: Probe{TOuter}.AwaitShims.g.cs
partial class Probe<TOuter>
{
    public (TOuter Left, T Right) Pair<T>(TOuter left, T right)
        where T : struct, global::System.IComparable<T>
        => global::Curio.AsyncThread.AWAIT(PairAsync<T>(left, right));

    public T Make<T, U>(U? seed)
        where T : class?, global::System.Collections.Generic.IList<U?>, new()
        where U : notnull
        => global::Curio.AsyncThread.AWAIT(MakeAsync<T, U>(seed));

    public int Size<T>()
        where T : unmanaged
        => global::Curio.AsyncThread.AWAIT(SizeAsync<T>());

    public global::System.Collections.Generic.Dictionary<string, global::System.Collections.Generic.List<T?>> Nest<T, U>(
        U value)
        where T : class
        where U : T
        => global::Curio.AsyncThread.AWAIT(NestAsync<T, U>(value));

    public T? Maybe<T>(bool has, T value) => global::Curio.AsyncThread.AWAIT(MaybeAsync<T>(has, value));

    public string Kind<T>()
        where T : allows ref struct
        => global::Curio.AsyncThread.AWAIT(KindAsync<T>());
}
