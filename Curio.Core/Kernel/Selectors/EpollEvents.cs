using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Curio;

/// <summary>
/// A buffer of <c>struct epoll_event</c>. The kernel packs it to 12 bytes on x86 and aligns it to 16 elsewhere, so one C# struct cannot
/// describe both; the fields are read and written by offset. The array is pinned, so that waiting needs no pin and no garbage.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EpollEvents
{
    private static readonly int s_keyOffset =
        RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 ? sizeof(uint) : sizeof(ulong);

    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(MaxSize, pinned: true);

    /// <summary>Room for one event on every architecture, in bytes.</summary>
    public const int MaxSize = 2 * sizeof(ulong);

    /// <summary>The first event, for the system call. Valid until <see cref="Reserve"/> grows the buffer.</summary>
    public byte* Pointer => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_bytes));

    private static int Size => s_keyOffset + sizeof(ulong);

    /// <summary>Writes one event for <c>epoll_ctl</c>.</summary>
    public static void Write(byte* target, uint events, ulong key)
    {
        Unsafe.WriteUnaligned(target, events);
        Unsafe.WriteUnaligned(target + s_keyOffset, key);
    }

    /// <summary>Makes room for a number of events. Grows only, and only on the first wait with a larger span.</summary>
    public void Reserve(int count)
    {
        if (_bytes.Length < (long)count * MaxSize)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(checked(count * MaxSize), pinned: true);
        }
    }

    /// <summary>The event bits and the key of one entry.</summary>
    public (uint Events, ulong Key) Read(int index)
    {
        byte* source = Pointer + (index * Size);
        return (Unsafe.ReadUnaligned<uint>(source), Unsafe.ReadUnaligned<ulong>(source + s_keyOffset));
    }
}
