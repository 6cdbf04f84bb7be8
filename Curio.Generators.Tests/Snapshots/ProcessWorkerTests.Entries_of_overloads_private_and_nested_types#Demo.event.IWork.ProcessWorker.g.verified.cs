//HintName: Demo.event.IWork.ProcessWorker.g.cs
namespace Demo.@event;

partial interface IWork
{
    public static global::Curio.Coro<int> SquareInProcess(int number = 3)
        => ProcessWorkerEntries.Square.CallAsync<int>([number]);

    internal static global::Curio.Coro<string?> SquareInProcess(string? text)
        => ProcessWorkerEntries.Square2.CallAsync<string?>([text]);

    public static global::Curio.Coro NoteInProcess(
        global::System.Collections.Generic.List<string?> list,
        (int A, string? B) pair,
        params int[] numbers)
        => ProcessWorkerEntries.Note.CallAsync([list, pair, numbers]);

    private static global::Curio.Coro<T> FirstInProcess<T>(T[] items)
        => global::Curio.Coro.RunInProcess<T[], T>(First<T>, items);

    private static global::Curio.Coro<bool> registerInProcess()
        => ProcessWorkerEntries.register.CallAsync<bool>([]);

    private static global::Curio.Coro<bool> RegisterInProcess()
        => ProcessWorkerEntries.Register2.CallAsync<bool>([]);

    [global::System.Obsolete("", true)]
    public static global::Curio.Coro<int> OldInProcess()
        => global::Curio.Coro.RunInProcess<int>(Old);

    [global::System.Obsolete]
    public static global::Curio.Coro<int> AgedInProcess()
        => ProcessWorkerEntries.Aged.CallAsync<int>([]);

    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static class ProcessWorkerEntries
    {
        internal static readonly global::Curio.ProcessEntry Square = new(
            typeof(IWork),
            "M:Demo.event.IWork.Square(System.Int32)",
            "IWork.Square",
            static call => call.Return(global::Demo.@event.IWork.Square(call.Next<int>())),
            typeof(int), ("number", typeof(int)));

        internal static readonly global::Curio.ProcessEntry Square2 = new(
            typeof(IWork),
            "M:Demo.event.IWork.Square(System.String)",
            "IWork.Square",
            static call => call.Return(global::Demo.@event.IWork.Square(call.Next<string?>())),
            typeof(string), ("text", typeof(string)));

        internal static readonly global::Curio.ProcessEntry Note = new(
            typeof(IWork),
            "M:Demo.event.IWork.Note(System.Collections.Generic.List{System.String},System.ValueTuple{System.Int32,System.String},System.Int32[])",
            "IWork.Note",
            static call => global::Demo.@event.IWork.Note(call.Next<global::System.Collections.Generic.List<string?>>(), call.Next<(int A, string? B)>(), call.Next<int[]>()),
            null, ("list", typeof(global::System.Collections.Generic.List<string?>)), ("pair", typeof((int A, string? B))), ("numbers", typeof(int[])));

        internal static readonly global::Curio.ProcessEntry register = new(
            typeof(IWork),
            "M:Demo.event.IWork.register",
            "IWork.register",
            static call => call.Return(global::Demo.@event.IWork.register()),
            typeof(bool));

        internal static readonly global::Curio.ProcessEntry Register2 = new(
            typeof(IWork),
            "M:Demo.event.IWork.Register",
            "IWork.Register",
            static call => call.Return(global::Demo.@event.IWork.Register()),
            typeof(bool));

        internal static readonly global::Curio.ProcessEntry Aged = new(
            typeof(IWork),
            "M:Demo.event.IWork.Aged",
            "IWork.Aged",
            static call => call.Return(global::Demo.@event.IWork.Aged()),
            typeof(int));

        [global::System.Runtime.CompilerServices.ModuleInitializer]
        internal static void Register()
            => global::Curio.ProcessEntry.Register(static () => [Square, Square2, Note, register, Register2, Aged]);
    }
}
