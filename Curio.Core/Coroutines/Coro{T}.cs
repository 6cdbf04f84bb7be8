using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// A coroutine with a result. It is cold: calling the method that returns it runs nothing, awaiting it does. It runs once.
/// </summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <remarks>Write one as an async method: <c>async Coro&lt;int&gt; F() { … return 42; }</c>.</remarks>
[AsyncMethodBuilder(typeof(CoroMethodBuilder<>))]
[DebuggerDisplay("{DisplayName,nq}")]
public readonly struct Coro<T>
{
    internal readonly CoroSource<T>? Source;
    internal readonly int Token;

    internal Coro(CoroSource<T> source)
        : this(source, source.Version)
    {
    }

    internal Coro(CoroSource<T>? source, int token)
    {
        Source = source;
        Token = token;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string DisplayName => Source?.DisplayName ?? "empty";

    /// <inheritdoc cref="Coro.GetAwaiter"/>
    public CoroAwaiter<T> GetAwaiter() => new(Source, Token);

    /// <summary>The same coroutine for those who do not want its result: awaiting it runs this one and drops the result.</summary>
    /// <param name="coroutine">The coroutine. Either of the two can be used, once.</param>
    public static implicit operator Coro(Coro<T> coroutine) => coroutine.ToCoro();

    /// <summary>The same coroutine without its result; what the conversion does.</summary>
    /// <returns>A coroutine that runs this one and drops the result. Either of the two can be used, once.</returns>
    public Coro ToCoro() => Source is null ? default : DiscardOperation<T>.Rent(Source, Token);

    /// <summary>Takes the only use of this coroutine.</summary>
    internal CoroSource<T> Claim()
    {
        CoroSource<T> source = Source ?? throw CoroAwaiter.EmptyCoroutine();
        source.Claim(Token);
        return source;
    }
}
