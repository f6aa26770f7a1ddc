using System.Globalization;

namespace Fluxa.Events.Json;

/// <summary>A place in a document as an editor shows it: line and byte in the line, both from 1.</summary>
internal struct JsonPlace
{
    private long _line;
    private long _lineStart;

    /// <summary>Takes a byte between tokens; false when it is no whitespace.</summary>
    public bool PassWhitespace(byte value, long offset)
    {
        if (value == '\n')
        {
            _line++;
            _lineStart = offset + 1;
        }

        return value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
    }

    /// <summary>The text with the place of <paramref name="offset"/> before it.</summary>
    public readonly string Describe(long offset, string text)
        => string.Create(CultureInfo.InvariantCulture, $"Line {_line + 1}, byte {offset - _lineStart + 1}: {text}");
}
