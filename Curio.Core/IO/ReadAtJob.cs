namespace Curio;

/// <summary>Reads at an offset, into memory of its own: nobody else's is written to once the caller has given up.</summary>
internal sealed class ReadAtJob(OpenFile file, long offset, int wanted) : FileJob<ReadOnlyMemory<byte>>(file)
{
    /// <inheritdoc/>
    protected override ReadOnlyMemory<byte> Work()
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(wanted);
        int came = 0;
        while (came < wanted && !IsAbandoned)
        {
            int count = File.Read(bytes.AsSpan(came), offset + came);
            if (count == 0)
            {
                break;
            }

            came += count;
        }

        return bytes.AsMemory(0, came);
    }
}
