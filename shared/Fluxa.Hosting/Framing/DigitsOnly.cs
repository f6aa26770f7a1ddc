using System.Text;

namespace Fluxa.Hosting.Framing;

/// <summary>
/// How a Content-Length is read: as digits (RFC 9112 §6.2: <c>1*DIGIT</c>) or not at all. The server's own reading takes <c>+5</c> for 5; a proxy in front may take it for none,
/// and then the two see the body's end in different places.
/// </summary>
internal sealed class DigitsOnly : Encoding
{
    // No number, so that the server refuses the request as it refuses any other length that is none.
    private const char NoNumber = '-';

    public static readonly DigitsOnly Instance = new();

    private DigitsOnly()
    {
    }

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (bytes.IsEmpty || bytes.Length > chars.Length || bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            chars[0] = NoNumber;
            return 1;
        }

        return ASCII.GetChars(bytes, chars);
    }

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    public override int GetCharCount(byte[] bytes, int index, int count) => Math.Max(1, count);

    public override int GetMaxCharCount(int byteCount) => Math.Max(1, byteCount);

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => ASCII.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetMaxByteCount(int charCount) => charCount;
}
