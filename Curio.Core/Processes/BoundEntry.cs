namespace Curio;

/// <summary>An entry in the worker.</summary>
internal sealed class BoundEntry(ProcessEntry entry) : IWorkerFunction
{
    /// <summary>Finds the entry that a serialised <see cref="EntryReference"/> names.</summary>
    /// <exception cref="CallRefusedException">It is not here.</exception>
    public static BoundEntry Bind(ReadOnlySpan<byte> json)
    {
        var reference = EntryReference.Read(json);
        try
        {
            return new BoundEntry(reference.Resolve());
        }
        catch (Exception e)
        {
            // Of a module initializer of the user's that throws, the cause says more than the runtime.
            throw CallRefusedException.OfFunction(reference.Name, reference.Assembly, e is TypeInitializationException ? e.GetBaseException() : e);
        }
    }

    /// <inheritdoc/>
    public byte[] Call(ReadOnlyMemory<byte> arguments)
    {
        var call = new ProcessEntryCall(entry, arguments);
        entry.Run(call);
        return call.Result;
    }
}
