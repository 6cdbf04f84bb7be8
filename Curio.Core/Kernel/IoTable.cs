using System.Runtime.InteropServices;

namespace Curio;

/// <summary>Who waits for which descriptor: at most one reader and one writer each.</summary>
/// <remarks>A wait is registered with the selector while it lasts, and no longer: no number outlives its descriptor there.</remarks>
internal sealed class IoTable(KernelLoop kernel, ISelector selector)
{
    private readonly Dictionary<nint, Waiters> _waiters = [];
    private readonly IoReady[] _ready = new IoReady[128];

    /// <summary>True while somebody waits.</summary>
    internal bool IsWatching => _waiters.Count > 0;

    /// <summary>Registers a wait. Gives the exception that refuses it, or null.</summary>
    internal Exception? Add(IoOperation operation)
    {
        ref Waiters waiters = ref CollectionsMarshal.GetValueRefOrAddDefault(_waiters, operation.Handle, out bool existed);
        if (waiters.At(operation.Interest) is { } other)
        {
            string way = operation.Interest == IoInterest.Read ? "read" : "write";
            string message = $"{other.Waiter!.Describe()} waits already to {way} descriptor {operation.Handle}: one task at a time.";
            return operation.Interest == IoInterest.Read
                ? new ReadResourceBusyException(message)
                : new WriteResourceBusyException(message);
        }

        try
        {
            selector.Set(operation.Handle, waiters.Interest | operation.Interest);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            if (!existed)
            {
                _waiters.Remove(operation.Handle);
            }

            return exception;
        }

        waiters.Set(operation.Interest, operation);
        return null;
    }

    /// <summary>Ends a wait.</summary>
    internal void Remove(IoOperation operation)
    {
        ref Waiters waiters = ref CollectionsMarshal.GetValueRefOrNullRef(_waiters, operation.Handle);
        waiters.Set(operation.Interest, null);
        IoInterest left = waiters.Interest;
        IoOperation? other = waiters.At(left);
        if (other is null)
        {
            _waiters.Remove(operation.Handle);
        }

        try
        {
            selector.Set(operation.Handle, left);
        }
        catch (Exception exception) when (other is not null && exception is IOException or ArgumentException or NotSupportedException)
        {
            // The descriptor was closed while somebody waits for it still: that task goes on, and learns of it.
            _waiters.Remove(operation.Handle);
            other!.Fail(exception);
            kernel.MakeReady(other.Waiter!);
        }
    }

    /// <summary>Waits for at most a time, and lets those go on whose descriptors are ready.</summary>
    internal void Poll(TimeSpan timeout)
    {
        int count = selector.Wait(timeout, _ready);
        for (int i = 0; i < count; i++)
        {
            IoReady ready = _ready[i];
            Wake(ready.Handle, ready.Ready & IoInterest.Read);
            Wake(ready.Handle, ready.Ready & IoInterest.Write);
        }
    }

    private void Wake(nint handle, IoInterest interest)
    {
        if (interest != IoInterest.None
            && _waiters.TryGetValue(handle, out Waiters waiters)
            && waiters.At(interest) is { } operation)
        {
            Remove(operation);
            kernel.MakeReady(operation.Waiter!);
        }
    }

    private struct Waiters
    {
        private IoOperation? _reader;
        private IoOperation? _writer;

        internal readonly IoInterest Interest =>
            (_reader is null ? IoInterest.None : IoInterest.Read) | (_writer is null ? IoInterest.None : IoInterest.Write);

        internal readonly IoOperation? At(IoInterest interest) => interest == IoInterest.Read ? _reader : _writer;

        internal void Set(IoInterest interest, IoOperation? operation)
        {
            if (interest == IoInterest.Read)
            {
                _reader = operation;
            }
            else
            {
                _writer = operation;
            }
        }
    }
}
