using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// A coroutine without a result. It is cold: calling the method that returns it runs nothing, awaiting it does. It runs
/// once, on the task that awaits it, or on a task of its own when it is given to <see cref="Spawn(Coro, bool, string?)"/>.
/// </summary>
/// <remarks>
/// <para>Write one as an async method: <c>async Coro F() { await Coro.Sleep(1.Seconds); }</c>.</para>
/// <para>The static members of this type are Curio's functions: what Python's curio calls <c>curio.sleep</c> is
/// <c>Coro.Sleep</c> here.</para>
/// </remarks>
[AsyncMethodBuilder(typeof(CoroMethodBuilder))]
[DebuggerDisplay("{DisplayName,nq}")]
public readonly partial struct Coro
{
    internal readonly CoroSource<Nothing>? Source;
    internal readonly int Token;

    internal Coro(CoroSource<Nothing> source)
        : this(source, source.Version)
    {
    }

    internal Coro(CoroSource<Nothing>? source, int token)
    {
        Source = source;
        Token = token;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string DisplayName => Source?.DisplayName ?? "empty";

    /// <summary>What <c>await</c> calls.</summary>
    /// <returns>The awaiter, good for one await.</returns>
    /// <exception cref="InvalidOperationException">This is the default value of the type, not a coroutine.</exception>
    public CoroAwaiter GetAwaiter() => new(Source, Token);

    /// <summary>Takes the only use of this coroutine.</summary>
    internal CoroSource<Nothing> Claim()
    {
        CoroSource<Nothing> source = Source ?? throw CoroAwaiter.EmptyCoroutine();
        source.Claim(Token);
        return source;
    }
}
