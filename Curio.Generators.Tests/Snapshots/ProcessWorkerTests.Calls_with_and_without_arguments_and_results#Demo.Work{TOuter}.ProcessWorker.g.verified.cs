//HintName: Demo.Work{TOuter}.ProcessWorker.g.cs
namespace Demo;

partial class Work<TOuter>
{
    public static global::Curio.Coro<int> SquareInProcess(int number = 3)
        => global::Curio.Coro.RunInProcess<int, int>(Square, number);

    internal static global::Curio.Coro<string> SquareInProcess(string text)
        => global::Curio.Coro.RunInProcess<string, string>(Square, text);

    public static global::Curio.Coro NoteInProcess(
        global::System.Collections.Generic.List<string?> list,
        params int[] numbers)
        => global::Curio.Coro.RunInProcess<global::System.Collections.Generic.List<string?>, int[], bool>(static (global::System.Collections.Generic.List<string?> list, int[] numbers) => { Note(list, numbers); return true; }, list, numbers);

    public static global::Curio.Coro<T?> FirstInProcess<T>(T?[] items, TOuter outer)
        where T : class
        => global::Curio.Coro.RunInProcess<T?[], TOuter, T?>(First<T>, items, outer);

    private static global::Curio.Coro<decimal> eventInProcess(
        int a,
        int b,
        int c,
        global::System.DayOfWeek d = global::System.DayOfWeek.Friday)
        => global::Curio.Coro.RunInProcess<int, int, int, global::System.DayOfWeek, decimal>(@event, a, b, c, d);
}
