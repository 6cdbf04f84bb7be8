using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Curio;

/// <summary>
/// What is registered in an epoll set, by descriptor number, and the calls that change it.
/// </summary>
/// <remarks>
/// <para><b>The danger.</b> An epoll set does not remember descriptor numbers. It remembers pairs of a number and the <i>open file</i>
/// that the number stood for, and a pair goes away when that open file does: when the last number for it is closed, anywhere. Three
/// things follow when a descriptor is closed before it was removed from the set.</para>
/// <para>One: normally the pair vanishes silently. Our note that "5 is registered" is then wrong, and when 5 is handed out again for
/// another file, a registration that was skipped as unchanged would never report anything. A hang.</para>
/// <para>Two: when the open file lives on, because it was duplicated or a child process inherited it, so does the pair. It goes on
/// reporting events under number 5, which by now may be somebody else's. The wrong task wakes.</para>
/// <para>Three: that pair can no longer be removed. The number is closed (EBADF) or means another file (ENOENT), and <c>epoll_ctl</c>
/// accepts nothing but a number. As registrations are level triggered, it makes every wait return at once. A busy loop for ever.</para>
/// <para><b>The decision.</b> Against one: every <see cref="Set"/> makes its call, even when nothing seems to have changed, and a
/// modification that finds no entry becomes an addition, unless it narrows what is watched (<see cref="Narrow"/>). Against two: each call stores a fresh stamp beside the number in the event's
/// key, so an event of an earlier registration is recognised by its old stamp and never reported. Against three: whoever finds such an
/// event has the whole set built anew (<see cref="Rebuild"/>) and the old one closed, which is the only way to be rid of the pair.</para>
/// <para><b>The cost.</b> Eight bytes a descriptor number, one system call for a repeated <see cref="Set"/>, and after the accident in
/// two and three one call for each watched descriptor. Callers that forget a handle before closing it never pay the last.</para>
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EpollRegistrations : IDisposable
{
    private DescriptorHandle _epoll = DescriptorHandle.CreateEpoll();
    private Entry[] _entries = new Entry[64];
    private uint _lastStamp;

    /// <summary>The set to wait on. Changes with <see cref="Rebuild"/>.</summary>
    public DescriptorHandle Epoll => _epoll;

    /// <summary>Adds, changes or removes what is watched on a descriptor.</summary>
    /// <exception cref="ArgumentException">The descriptor is not open.</exception>
    /// <exception cref="NotSupportedException">The descriptor cannot be polled.</exception>
    /// <exception cref="IOException">Another error.</exception>
    public void Set(nint handle, IoInterest interest)
    {
        if (handle < 0 || handle > int.MaxValue)
        {
            // Never open, so there is nothing to forget either.
            if (interest != IoInterest.None)
            {
                throw SelectorArguments.NotOpen(handle);
            }

            return;
        }

        int descriptor = (int)handle;
        IoInterest earlier = descriptor < _entries.Length ? _entries[descriptor].Interest : IoInterest.None;
        bool known = earlier != IoInterest.None;
        if (interest == IoInterest.None)
        {
            if (known)
            {
                _entries[descriptor] = default;
                Remove(descriptor);
            }

            return;
        }

        uint stamp = ++_lastStamp;
        if (known)
        {
            // Should the call below fail, nothing must be left that claims to be watched.
            _entries[descriptor] = default;
        }

        bool narrows = known && interest != earlier && (interest & ~earlier) == IoInterest.None;
        int error = narrows ? Narrow(descriptor, interest, stamp) : Register(descriptor, interest, stamp, known);
        if (error != 0)
        {
            throw Refusal(descriptor, error);
        }

        Note(descriptor, new Entry(interest, stamp));
    }

    /// <summary>Adds a descriptor that is watched under a key of its own, edge triggered, for reading.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public void AddSignal(DescriptorHandle signal, ulong key) => AddSignal(_epoll, signal, key);

    /// <summary>Finds out which registration an event belongs to.</summary>
    /// <param name="key">The event's key.</param>
    /// <param name="events">The event's bits.</param>
    /// <param name="ready">The descriptor and what is ready on it.</param>
    /// <returns>False when the event comes from a registration that no longer stands: see the remarks.</returns>
    public bool TryResolve(ulong key, uint events, out IoReady ready)
    {
        int descriptor = (int)(uint)key;
        Entry entry = descriptor < _entries.Length ? _entries[descriptor] : default;
        bool stands = entry.Interest != IoInterest.None && entry.Stamp == (uint)(key >> 32);
        ready = stands ? new IoReady(descriptor, entry.Interest & Meaning(events)) : default;
        return stands;
    }

    /// <summary>
    /// Replaces the epoll set by a new one that holds only what is watched now. When the process has no descriptor left for it, the old
    /// one stays: the next wait meets the same event and tries again, which costs time but loses nothing.
    /// </summary>
    /// <exception cref="IOException">A watched descriptor could not be carried over.</exception>
    public void Rebuild(DescriptorHandle signal, ulong signalKey)
    {
        if (!TryReplaceSet(signal, signalKey))
        {
            return;
        }

        for (int descriptor = 0; descriptor < _entries.Length; descriptor++)
        {
            Entry entry = _entries[descriptor];
            if (entry.Interest == IoInterest.None)
            {
                continue;
            }

            int error = Register(descriptor, entry.Interest, entry.Stamp, known: false);
            if (error is LinuxNative.BadDescriptor or LinuxNative.NotPermitted)
            {
                // Closed without a word, like the one that brought us here, and perhaps a regular file by now.
                _entries[descriptor] = default;
            }
            else if (error != 0)
            {
                throw LinuxNative.Failure("epoll_ctl");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _epoll.Dispose();

    private static IoInterest Meaning(uint events)
    {
        if ((events & (LinuxNative.EpollError | LinuxNative.EpollHangUp)) != 0)
        {
            return IoInterest.Read | IoInterest.Write;
        }

        // A peer that has finished sending makes the socket readable, which needs no bit of its own. It must not count as writable:
        // a connection half closed by the peer may stay full for long, and its writer would spin.
        return ((events & LinuxNative.EpollIn) != 0 ? IoInterest.Read : IoInterest.None)
            | ((events & LinuxNative.EpollOut) != 0 ? IoInterest.Write : IoInterest.None);
    }

    private static int Control(DescriptorHandle epoll, int operation, int descriptor, uint events, ulong key)
    {
        byte* epollEvent = stackalloc byte[EpollEvents.MaxSize];
        EpollEvents.Write(epollEvent, events, key);
        return LinuxNative.EpollControl(epoll, operation, descriptor, epollEvent) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private static void AddSignal(DescriptorHandle epoll, DescriptorHandle signal, ulong key)
    {
        int descriptor = (int)signal.DangerousGetHandle();
        if (Control(epoll, LinuxNative.EpollAdd, descriptor, LinuxNative.EpollIn | LinuxNative.EpollEdgeTriggered, key) != 0)
        {
            throw LinuxNative.Failure("epoll_ctl");
        }
    }

    private static Exception Refusal(int descriptor, int error) => error switch
    {
        LinuxNative.BadDescriptor => SelectorArguments.NotOpen(descriptor),
        LinuxNative.NotPermitted => SelectorArguments.RegularFile(descriptor),
        _ => LinuxNative.Failure("epoll_ctl"),
    };

    private bool TryReplaceSet(DescriptorHandle signal, ulong signalKey)
    {
        DescriptorHandle? surplus = null;
        try
        {
            surplus = DescriptorHandle.CreateEpoll();
            AddSignal(surplus, signal, signalKey);
            (_epoll, surplus) = (surplus, _epoll);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            surplus?.Dispose();
        }
    }

    /// <summary>Adds or modifies, trying the other when the set disagrees with our notes. Returns the error or zero.</summary>
    private int Register(int descriptor, IoInterest interest, uint stamp, bool known)
    {
        int error = Change(known ? LinuxNative.EpollModify : LinuxNative.EpollAdd, descriptor, interest, stamp);
        return (known, error) switch
        {
            (true, LinuxNative.NoEntry) => Change(LinuxNative.EpollAdd, descriptor, interest, stamp),
            (false, LinuxNative.Exists) => Change(LinuxNative.EpollModify, descriptor, interest, stamp),
            _ => error,
        };
    }

    /// <summary>
    /// Gives up a part of the interest. What is kept is for whoever waits already, and he waits for the file of that time: if the number
    /// has become another's since, which the set does not know, his is closed. Returns the error or zero.
    /// </summary>
    private int Narrow(int descriptor, IoInterest interest, uint stamp)
    {
        int error = Change(LinuxNative.EpollModify, descriptor, interest, stamp);
        return error is LinuxNative.NoEntry or LinuxNative.NotPermitted ? LinuxNative.BadDescriptor : error;
    }

    private int Change(int operation, int descriptor, IoInterest interest, uint stamp)
    {
        uint events = ((interest & IoInterest.Read) != 0 ? LinuxNative.EpollIn : 0)
            | ((interest & IoInterest.Write) != 0 ? LinuxNative.EpollOut : 0);
        return Control(_epoll, operation, descriptor, events, ((ulong)stamp << 32) | (uint)descriptor);
    }

    private void Remove(int descriptor)
    {
        int error = Control(_epoll, LinuxNative.EpollDelete, descriptor, 0, 0);
        if (error is not (0 or LinuxNative.BadDescriptor or LinuxNative.NoEntry or LinuxNative.NotPermitted))
        {
            throw LinuxNative.Failure("epoll_ctl");
        }
    }

    private void Note(int descriptor, Entry entry)
    {
        if (descriptor >= _entries.Length)
        {
            // Numbers are handed out lowest first, so the table is as dense as the descriptors of the process.
            Array.Resize(ref _entries, Math.Max(descriptor + 1, _entries.Length * 2));
        }

        _entries[descriptor] = entry;
    }

    private readonly record struct Entry(IoInterest Interest, uint Stamp);
}
