using System.Text;

namespace Curio;

/// <summary>Reads a file as text. What is read ahead are bytes, so that the position is that of the next character.</summary>
internal sealed class FileTextReader : FileReader<string>
{
    private readonly Encoding[] _candidates;
    private LineEnd _lineEnd;

    /// <param name="file">The file.</param>
    /// <param name="encoding">How it is encoded; null for UTF-8, or what a mark at its beginning says.</param>
    internal FileTextReader(OpenFile file, Encoding? encoding)
        : base(file)
    {
        _candidates = encoding is null ? ByteOrderMark.Known : [encoding];
        Encoding = encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        _lineEnd = LineEnd.Of(Encoding);
    }

    /// <summary>How the file is encoded, as far as is known.</summary>
    internal Encoding Encoding { get; private set; }

    /// <inheritdoc/>
    protected override LineEnd LineEnd => _lineEnd;

    /// <summary>Reads so many characters, or up to the file's end.</summary>
    internal async Coro<string> ReadAsync(int count)
    {
        using (await File.EnterAsync(FileAccess.Read))
        {
            if (count == 0)
            {
                return string.Empty;
            }

            await PrepareAsync();
            return await TakeAsync(await MeasureAsync(count));
        }
    }

    /// <inheritdoc/>
    protected override string Convert(ReadOnlyMemory<byte> bytes) => Encoding.GetString(bytes.Span);

    /// <inheritdoc/>
    protected override OperationProgress Describe(ReadOnlyMemory<byte> bytes, int lines) =>
        new() { Bytes = bytes.Length, Lines = lines, Text = Convert(bytes) };

    /// <inheritdoc/>
    protected override int WholeLength(ReadOnlySpan<byte> bytes) => CharacterCount.WholeLength(Encoding, bytes);

    /// <summary>At the file's beginning: skips the mark of the encoding.</summary>
    protected override async Coro PrepareAsync()
    {
        if (!File.IsAtStart)
        {
            return;
        }

        Encoding? found;
        bool isAll = false;
        while (!ByteOrderMark.TryFind(File.Ahead.Span, _candidates, isAll, out found) || (File.Ahead.IsEmpty && !isAll))
        {
            isAll = await File.FillAsync(1) == 0;
        }

        if (found is not null)
        {
            Encoding = found;
            _lineEnd = LineEnd.Of(found);
            File.Consume(found.Preamble.Length);
        }
    }

    private async Coro<int> MeasureAsync(int count)
    {
        while (true)
        {
            CharacterCount.Measure(Encoding, File.Ahead.Span, count, out int length, out int missing);
            if (missing == 0 || await File.FillAsync(missing) == 0)
            {
                return length;
            }
        }
    }
}
