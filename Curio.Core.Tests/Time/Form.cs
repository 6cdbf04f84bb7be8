namespace Curio.Tests.Time;

/// <summary>The two ways to give work to a timeout scope or a shield.</summary>
public enum Form
{
    /// <summary>A coroutine.</summary>
    Coroutine,

    /// <summary>A function that returns one.</summary>
    Block,
}

/// <summary>The same operation in either form, so that one test serves both.</summary>
internal static class Forms
{
    internal static Coro TimeoutAfter(this Form form, int milliseconds, Func<Coro> body) => form == Form.Block
        ? Coro.TimeoutAfter(milliseconds.Milliseconds, body)
        : Coro.TimeoutAfter(milliseconds.Milliseconds, body());

    internal static Coro<T> TimeoutAfter<T>(this Form form, int milliseconds, Func<Coro<T>> body) => form == Form.Block
        ? Coro.TimeoutAfter(milliseconds.Milliseconds, body)
        : Coro.TimeoutAfter(milliseconds.Milliseconds, body());

    internal static Coro<bool> IgnoreAfter(this Form form, int milliseconds, Func<Coro> body) => form == Form.Block
        ? Coro.IgnoreAfter(milliseconds.Milliseconds, body)
        : Coro.IgnoreAfter(milliseconds.Milliseconds, body());

    internal static Coro<T> IgnoreAfter<T>(this Form form, int milliseconds, Func<Coro<T>> body, T timeoutResult) =>
        form == Form.Block
            ? Coro.IgnoreAfter(milliseconds.Milliseconds, body, timeoutResult)
            : Coro.IgnoreAfter(milliseconds.Milliseconds, body(), timeoutResult);

    internal static Coro Shield(this Form form, Func<Coro> body) =>
        form == Form.Block ? Coro.DisableCancellation(body) : Coro.DisableCancellation(body());

    internal static Coro<T> Shield<T>(this Form form, Func<Coro<T>> body) =>
        form == Form.Block ? Coro.DisableCancellation(body) : Coro.DisableCancellation(body());
}
