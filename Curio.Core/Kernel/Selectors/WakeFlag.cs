namespace Curio;

/// <summary>
/// Decides which of many wake-ups must pay for a system call: only the first one that finds the kernel's thread asleep.
/// </summary>
/// <remarks>
/// <para>The state and who moves it. Kernel's thread: Awake → Asleep before it blocks, anything → Awake when a wait ends, anything →
/// Closed. Any thread: Awake → Woken (the next wait will see it: no signal), Asleep → Woken (a signal is due, by this caller alone).</para>
/// <para>The signal is sent after the move to Woken, so it can arrive late, when the wait that it was meant for has ended for another
/// reason and a new one has begun. Whoever sleeps must therefore look at <see cref="IsRequested"/> after a signal and sleep on when it
/// is false. The reverse cannot happen: a sleeper that sees Woken has its signal on the way or does not need it.</para>
/// </remarks>
internal sealed class WakeFlag
{
    private const int Awake = 0;
    private const int Asleep = 1;
    private const int Woken = 2;
    private const int Closed = 3;

    private int _state;

    /// <summary>Whether a wake was requested since the last wait ended.</summary>
    public bool IsRequested => Volatile.Read(ref _state) == Woken;

    /// <summary>Whether the kernel's thread blocks, or is about to, and nobody has woken it yet.</summary>
    public bool IsAsleep => Volatile.Read(ref _state) == Asleep;

    /// <summary>Requests a wake. Any thread.</summary>
    /// <returns>True when the kernel's thread sleeps and the caller must send it a signal.</returns>
    /// <remarks>
    /// The caller has left news somewhere, and the kernel's thread looks for it after <see cref="EndWait"/>. Either that look finds the
    /// news, or this finds the state after it: so the news must be out before the state is read. A processor may read first and write
    /// later, a lock around both or not, and Woken would then be read that the kernel's thread is just taking back.
    /// </remarks>
    public bool Request()
    {
        Interlocked.MemoryBarrier();
        while (true)
        {
            int state = Volatile.Read(ref _state);
            if (state is Woken or Closed)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _state, Woken, state) == state)
            {
                return state == Asleep;
            }
        }
    }

    /// <summary>Announces that the kernel's thread is about to block.</summary>
    /// <returns>False when a wake was requested already, so that it must not.</returns>
    public bool TryFallAsleep() => Interlocked.CompareExchange(ref _state, Asleep, Awake) == Awake;

    /// <summary>Ends a wait and takes the request, if there was one: the kernel looks at its wake queue after this.</summary>
    public void EndWait() => Interlocked.Exchange(ref _state, Awake);

    /// <summary>Turns every later request into nothing.</summary>
    public void Close() => Interlocked.Exchange(ref _state, Closed);
}
