using System.Buffers;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>Finds what SQS and SNS refuse in bodies and attribute values: control characters, lone surrogates, U+FFFE and U+FFFF.</summary>
internal static class MessageCharacters
{
    /// <summary>Everything that needs a closer look: the characters never allowed, and the surrogates, allowed in pairs.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']),
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
        '\uFFFE',
        '\uFFFF',
    ]);

    /// <summary>Answers the position of the first character that is not allowed, in UTF-16 units; -1 when all are.</summary>
    public static int IndexOfIllegal(ReadOnlySpan<char> text)
    {
        for (var from = 0; ;)
        {
            var found = text[from..].IndexOfAny(Suspects);
            if (found < 0)
            {
                return -1;
            }

            var position = from + found;
            if (position + 1 >= text.Length || !char.IsSurrogatePair(text[position], text[position + 1]))
            {
                return position;
            }

            from = position + 2;
        }
    }
}
