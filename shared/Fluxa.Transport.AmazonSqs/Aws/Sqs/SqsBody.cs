using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>Writes a request's body; the buffer is kept for the thread's next request, and what is answered is a copy of exact length.</summary>
internal static class SqsBody
{
    /// <summary>A buffer that grew beyond this is let go: one large message must not hold memory on every thread.</summary>
    private const int KeptBytes = 256 * 1024;

    /// <summary>Non-ASCII text goes as UTF-8: it is read as JSON, never as HTML.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _kept;

    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = _kept ?? new ArrayBufferWriter<byte>(4096);
        _kept = null;
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json, state);
            json.WriteEndObject();
        }

        var body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= KeptBytes)
        {
            buffer.ResetWrittenCount();
            _kept = buffer;
        }

        return body;
    }
}
