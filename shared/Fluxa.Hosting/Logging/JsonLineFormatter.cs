using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fluxa.Hosting.Correlation;
using Serilog.Events;
using Serilog.Formatting;

namespace Fluxa.Hosting.Logging;

/// <summary>
/// Writes one JSON object a line: <c>timestamp, level, correlation_id, message, fields</c>. Whatever a value holds, the line stays one line,
/// valid JSON, and of bounded length.
/// </summary>
internal sealed class JsonLineFormatter : ITextFormatter
{
    /// <summary>Most characters of a message; the rest is cut.</summary>
    internal const int MaxMessage = 8192;

    // Escapes what is no visible character (CR, LF, ESC, C1, line separators) and leaves letters of any language readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", LogLevels.Word(logEvent.Level));
            WriteCorrelationId(json, logEvent);
            json.WriteString("message", LogText.Cut(logEvent.MessageTemplate.Text, MaxMessage));
            json.WriteStartObject("fields");
            LogFields.Write(json, logEvent);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    private static void WriteCorrelationId(Utf8JsonWriter json, LogEvent logEvent)
    {
        if (logEvent.Properties.GetValueOrDefault(CorrelationScope.CorrelationKey) is ScalarValue { Value: { } id })
        {
            json.WriteString("correlation_id", LogText.Cut(LogText.Of(id), CorrelationId.MaxLength));
        }
        else
        {
            json.WriteNull("correlation_id");
        }
    }
}
