//HintName: Outer{T}.Inner{TKey}.AsyncThread.g.cs
partial class Outer<T>
{
    partial class Inner<TKey>
    {
        public global::Curio.Coro<global::Curio.AsyncThread<(T, TKey, int)>> SpawnTake<TOther>(
            TOther[] others,
            global::System.Func<TOther, bool>? test = null,
            bool daemon = false)
            where TOther : notnull
            => global::Curio.AsyncThread.Spawn<(T, TKey, int)>(() => Take<TOther>(others, test), daemon, "Outer.Inner.Take");

        public async global::Curio.Coro<(T, TKey, int)> TakeAsync<TOther>(
            TOther[] others,
            global::System.Func<TOther, bool>? test = null)
            where TOther : notnull
#pragma warning disable
#line 15 "File0.cs"
        {
            using (await _gate.AcquireAsync())
            using (var second = await _gate.AcquireAsync())
            {
                Seen?.Invoke(await Later.Value(key));
                (int count, T copy) = ((await Later.Value(others)).Count(each => test?.Invoke(each) ?? true), await Later.Value(first));
                int[] list = [count, .. await Later.Value(new[] { 1 }), await Later.Value<int?>(null) ?? 5];
                list[await Later.Value(0)] += await Later.Value(1);
                var made = new { Sum = list.Sum(), Text = await Later.Value("t") };
                return made is { Sum: > 0 and var sum, Text: "t" } ? (copy, key, -await Later.Value(-sum)) : throw new InvalidOperationException();
            }
        }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
    }
}
