//HintName: Probe.AwaitShims.g.cs
partial class Probe
{
    public string Numbers(
        int i = -1,
        long l = -9223372036854775808L,
        uint u = 7U,
        ulong big = 18446744073709551615UL,
        byte b = 255,
        short s = -2,
        float f = 1.5F,
        double d = 2.0,
        double e = 1E+300,
        float nan = float.NaN,
        double minus = double.NegativeInfinity,
        decimal m = 1.10M)
        => global::Curio.AsyncThread.AWAIT(NumbersAsync(i, l, u, big, b, s, f, d, e, nan, minus, m));

    public string Texts(
        char c = '\'',
        string q = "a\"b\\\n\u2028",
        string? none = null,
        string forced = null!,
        bool yes = true,
        object? o = null)
        => global::Curio.AsyncThread.AWAIT(TextsAsync(c, q, none, forced, yes, o));

    public string Enums(
        global::Size size = global::Size.@class,
        global::Mode both = (global::Mode)3,
        global::Mode? maybe = global::Mode.B,
        global::Size? nothing = null,
        global::System.DayOfWeek odd = (global::System.DayOfWeek)(-3))
        => global::Curio.AsyncThread.AWAIT(EnumsAsync(size, both, maybe, nothing, odd));

    public string Structs<T>(
        global::System.Threading.CancellationToken token = default,
        global::System.TimeSpan? wait = null,
        int? five = 5,
        nint n = 3,
        T value = default!,
        (int A, string? B) pair = default)
        => global::Curio.AsyncThread.AWAIT(StructsAsync<T>(token, wait, five, n, value, pair));
}
