//HintName: Probe.AsyncThread.g.cs
partial class Probe
{
    public static global::Curio.Coro<global::Curio.AsyncThread<string>> SpawnRun(bool daemon = false)
        => global::Curio.AsyncThread.Spawn<string>(() => Run(), daemon, "Probe.Run");

    public static async global::Curio.Coro<string> RunAsync()
#pragma warning disable
#line 10 "File0.cs"
    {
        Other other = new();
        var thread = await other.SpawnHalf(12);
        var inner = await AsyncThread.Spawn(() => other.Half(8) + AWAIT(Later.Value(1)));
        return $"{await EvenAsync(4)} {await other.HalfAsync(20)} {await other.HalfAsync(6)} {await thread.JoinAsync()} {await inner.JoinAsync()}";
    }
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981

    private static global::Curio.Coro<global::Curio.AsyncThread<bool>> SpawnEven(int number, bool daemon = false)
        => global::Curio.AsyncThread.Spawn<bool>(() => Even(number), daemon, "Probe.Even");

    private static async global::Curio.Coro<bool> EvenAsync(int number)
#pragma warning disable
#line 18 "File0.cs"
                                         => number == 0 || await OddAsync(await Later.Value(number) - 1);
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981

    private static global::Curio.Coro<global::Curio.AsyncThread<bool>> SpawnOdd(int number, bool daemon = false)
        => global::Curio.AsyncThread.Spawn<bool>(() => Odd(number), daemon, "Probe.Odd");

    private static async global::Curio.Coro<bool> OddAsync(int number)
#pragma warning disable
#line 21 "File0.cs"
                                        => number != 0 && await EvenAsync(number - 1);
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
