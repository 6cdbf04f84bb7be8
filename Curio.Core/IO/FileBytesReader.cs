namespace Curio;

/// <summary>Reads a file as bytes.</summary>
internal sealed class FileBytesReader(OpenFile file) : FileReader<byte[]>(file)
{
    /// <inheritdoc/>
    protected override LineEnd LineEnd => LineEnd.OfBytes;

    /// <summary>Reads so many bytes, or up to the file's end.</summary>
    internal async Coro<byte[]> ReadAsync(int count)
    {
        using (await File.EnterAsync(FileAccess.Read))
        {
            return await TakeAsync(await LookAsync(count, wanted: count));
        }
    }

    /// <summary>Reads with one system call at most.</summary>
    internal async Coro<byte[]> ReadOnceAsync(int count)
    {
        using (await File.EnterAsync(FileAccess.Read))
        {
            return await TakeAsync(await LookAsync(count, wanted: Math.Min(count, 1)));
        }
    }

    /// <summary>Reads into memory, which is touched only once the bytes are there.</summary>
    internal async Coro<int> ReadIntoAsync(Memory<byte> buffer, bool once)
    {
        using (await File.EnterAsync(FileAccess.Read))
        {
            int length = await LookAsync(buffer.Length, once ? Math.Min(buffer.Length, 1) : buffer.Length);
            File.Ahead[..length].CopyTo(buffer);
            File.Consume(length);
            return length;
        }
    }

    /// <inheritdoc/>
    protected override byte[] Convert(ReadOnlyMemory<byte> bytes) => bytes.ToArray();

    /// <inheritdoc/>
    protected override OperationProgress Describe(ReadOnlyMemory<byte> bytes, int lines) =>
        new() { Bytes = bytes.Length, Lines = lines, Output = bytes.ToArray() };

    private async Coro<int> LookAsync(int count, int wanted)
    {
        int missing = wanted - File.Ahead.Length;
        if (missing > 0)
        {
            await File.FillAsync(missing);
        }

        return Math.Min(count, File.Ahead.Length);
    }
}
