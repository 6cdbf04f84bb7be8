using System.Buffers;
using System.Text;

namespace Curio;

// Two writes may split a character that takes two chars, a surrogate pair. The first half then waits for the second, as in an
// Encoder; unlike one's state it is moved on only by a write that has ended well, for one that failed may be made again. It belongs
// behind what was written last: whatever is not a write first has it written as what it is then, a character that cannot be.

/// <summary>Writes a file as text.</summary>
internal sealed class FileTextWriter(OpenFile file, FileTextReader reader)
{
    /// <summary>Up to this length text is encoded on the kernel's thread.</summary>
    private const int LargestShort = 32 * 1024;

    private const char None = '\0';

    private char _half;

    /// <summary>True while the first half of a pair waits.</summary>
    internal bool HasHalf => _half != None;

    private Encoding Encoding => reader.Encoding;

    /// <summary>Writes text at the position.</summary>
    internal async Coro WriteAsync(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using (await file.EnterAsync(FileAccess.Write))
        {
            bool isAtStart = file.IsAtStart;
            byte[] bytes = text.Length <= LargestShort ? Encode(text, isAtStart) : await file.Run(() => Encode(text, isAtStart));
            await file.WriteAsync(bytes);
            _half = HalfAfter(_half, text);
        }
    }

    /// <summary>Writes text piece by piece, many pieces at a time.</summary>
    internal async Coro WriteLinesAsync(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using (await file.EnterAsync(FileAccess.Write))
        {
            var batch = new LineBatch(file);
            batch.Buffer.Write(Mark(file.IsAtStart));
            char half = _half;
            foreach (string line in lines)
            {
                Encoding.GetBytes(Whole(half, line), batch.Buffer);
                half = HalfAfter(half, line);
                await batch.EndLineAsync();
                if (batch.Buffer.WrittenCount == 0)
                {
                    // Up to here all is in the file, whatever becomes of the next batch.
                    _half = half;
                }
            }

            await batch.FlushAsync();
            _half = half;
        }
    }

    /// <summary>Writes a half that waits, then does something else.</summary>
    internal Coro<T> EndBefore<T>(Coro<T> operation)
    {
        return HasHalf ? EndAndDo(operation) : operation;

        async Coro<T> EndAndDo(Coro<T> operation)
        {
            await EndAsync();
            return await operation;
        }
    }

    /// <inheritdoc cref="EndBefore{T}"/>
    internal Coro EndBefore(Coro operation)
    {
        return HasHalf ? EndAndDo(operation) : operation;

        async Coro EndAndDo(Coro operation)
        {
            await EndAsync();
            await operation;
        }
    }

    /// <summary>Closes the file; a half that waits is written before if nothing else is under way, for whose end a close does not wait.</summary>
    internal Coro CloseAsync()
    {
        return HasHalf && !file.IsClosed && !file.IsBusy ? EndAndClose() : file.CloseAsync();

        async Coro EndAndClose()
        {
            try
            {
                await EndAsync();
            }
            finally
            {
                await file.CloseAsync();
            }
        }
    }

    private static string Whole(char half, string text)
    {
        int length = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
        return half != None && text.Length > 0 ? $"{half}{text.AsSpan(0, length)}" : text[..length];
    }

    private static char HalfAfter(char half, string text) =>
        text.Length == 0 ? half : char.IsHighSurrogate(text[^1]) ? text[^1] : None;

    private async Coro EndAsync()
    {
        using (await file.EnterAsync(FileAccess.Write))
        {
            // Another task's write may have come first, and brought the other half.
            if (HasHalf)
            {
                await file.WriteAsync(Encoding.GetBytes([_half]));
                _half = None;
            }
        }
    }

    private byte[] Encode(string text, bool isAtStart)
    {
        ReadOnlySpan<byte> mark = Mark(isAtStart);
        string whole = Whole(_half, text);
        return mark.IsEmpty ? Encoding.GetBytes(whole) : [.. mark, .. Encoding.GetBytes(whole)];
    }

    private ReadOnlySpan<byte> Mark(bool isAtStart) => isAtStart ? Encoding.Preamble : [];
}
