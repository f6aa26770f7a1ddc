namespace Fluxa.Ingest.Batches;

/// <summary>NDJSON: a line an element; blank lines are none. Whatever a line holds, the next one begins after it.</summary>
internal sealed class LineFraming : BatchFraming
{
    private const int None = -1;

    // The first and the last byte of the current line that are no whitespace.
    private int _start = None;
    private int _last;

    public override void Complete() => EndLine();

    protected override void Read(ReadOnlySpan<byte> piece)
    {
        for (var at = 0; at < piece.Length && !IsTooMany;)
        {
            var rest = piece[at..];
            var length = rest.IndexOf((byte)'\n');
            ReadLine(length < 0 ? rest : rest[..length], Offset + at);
            if (length < 0)
            {
                return;
            }

            EndLine();
            at += length + 1;
        }
    }

    private void ReadLine(ReadOnlySpan<byte> text, int offset)
    {
        var first = text.IndexOfAnyExcept(" \t\r"u8);
        if (first >= 0)
        {
            _start = _start == None ? offset + first : _start;
            _last = offset + text.LastIndexOfAnyExcept(" \t\r"u8);
        }
    }

    private void EndLine()
    {
        if (_start != None)
        {
            Add(_start, _last + 1);
        }

        _start = None;
    }
}
