//HintName: Probe{TOuter}.AsyncThread.g.cs
partial class Probe<TOuter>
{
    [global::System.Obsolete("old")]
    protected internal static global::Curio.Coro<global::Curio.AsyncThread<(TOuter? First, T[] Others)>> SpawnJoin<T>(
        TOuter? first,
        string? text = "a\"b",
        global::System.DayOfWeek day = global::System.DayOfWeek.Friday,
        bool daemon = false,
        params T[] rest)
        where T : class, global::System.IComparable<T>, new()
        => global::Curio.AsyncThread.Spawn<(TOuter? First, T[] Others)>(() => Join<T>(first, text, day, rest), daemon, "Probe.Join");

    [global::System.Obsolete("old")]
    protected internal static async global::Curio.Coro<(TOuter? First, T[] Others)> JoinAsync<T>(
        TOuter? first,
        string? text = "a\"b",
        global::System.DayOfWeek day = global::System.DayOfWeek.Friday,
        params T[] rest)
        where T : class, global::System.IComparable<T>, new()
#pragma warning disable
#line 9 "File0.cs"
                                               => (await Later.Value(first), rest);
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981

    private static global::Curio.Coro<global::Curio.AsyncThread> SpawnClash(
        int daemon,
        [global::System.Runtime.CompilerServices.CallerMemberName] string caller = "",
        global::System.Threading.CancellationToken @event = default,
        bool daemon_ = false)
        => global::Curio.AsyncThread.Spawn(() => Clash(daemon, caller, @event), daemon_, "Probe.Clash");

    private static async global::Curio.Coro ClashAsync(
        int daemon,
        [global::System.Runtime.CompilerServices.CallerMemberName] string caller = "",
        global::System.Threading.CancellationToken @event = default)
#pragma warning disable
#line 12 "File0.cs"
                                                                                                                                                     => await Later.Value(daemon);
#line default
#nullable enable
#pragma warning restore
#pragma warning disable CS0612, CS0618, CS0693, CS1573, CS8981
}
