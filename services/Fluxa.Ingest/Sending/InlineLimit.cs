using System.Text.Encodings.Web;

namespace Fluxa.Ingest.Sending;

/// <summary>Does a payload fit into a message? Pure.</summary>
/// <remarks>
/// In the message the payload is a JSON string inside the envelope, written by MassTransit with
/// <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/>: a quote or backslash takes two bytes, a character beyond the
/// basic plane twelve instead of four, U+007F six instead of one. 256 KiB of payload can become 1.5 MiB of message.
/// </remarks>
internal static class InlineLimit
{
    /// <summary>Envelope, headers and the other fields: measured at 2 KiB; attributes and a trace state of the longest kind included.</summary>
    public const int Overhead = 16 * 1024;

    private const int LongestEscape = 6;

    public static bool Fits(ReadOnlySpan<byte> payload, int maxMessageBytes)
    {
        var room = maxMessageBytes - Overhead;
        return payload.Length * (long)LongestEscape <= room || EscapedLength(payload) <= room;
    }

    /// <summary>How many bytes the payload takes as a JSON string, without its quotes.</summary>
    public static long EscapedLength(ReadOnlySpan<byte> payload)
    {
        Span<byte> escaped = stackalloc byte[2048];
        long length = 0;
        while (!payload.IsEmpty)
        {
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(payload, escaped, out var consumed, out var written);
            payload = payload[consumed..];
            length += written;
        }

        return length;
    }
}
