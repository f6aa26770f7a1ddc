using System.Text.Json;
using Fluxa.Hosting.Correlation;
using Serilog.Events;

namespace Fluxa.Hosting.Logging;

/// <summary>Writes what stands in <c>fields</c>: parameters and scopes in snake case, trace and span, the exception.</summary>
internal static class LogFields
{
    /// <summary>Most characters of one value.</summary>
    internal const int MaxValue = 4096;

    /// <summary>Most fields of one line: no scope of ours has more than a handful.</summary>
    internal const int MaxFields = 64;

    private const int MaxStack = 8192;

    public static void Write(Utf8JsonWriter json, LogEvent logEvent)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in logEvent.Properties.Where(property => property.Key != CorrelationScope.CorrelationKey).Take(MaxFields))
        {
            // Two names can become one in snake case; JSON must not hold a name twice.
            var field = LogFieldName.Of(name);
            if (written.Add(field))
            {
                json.WritePropertyName(field);
                WriteValue(json, field, (value as ScalarValue)?.Value);
            }
        }

        if (logEvent.TraceId is { } trace && trace != default)
        {
            Once(json, written, "trace_id", trace.ToHexString());
            Once(json, written, "span_id", logEvent.SpanId?.ToHexString());
        }

        if (logEvent.Exception is { } exception && written.Add("exception"))
        {
            WriteException(json, exception);
        }
    }

    private static void Once(Utf8JsonWriter json, HashSet<string> written, string name, string? value)
    {
        if (value is not null && written.Add(name))
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string field, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case var _ when SecretNames.Holds(field):
                json.WriteStringValue(SecretNames.Mask);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long or short or byte or uint:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(Math.Round(number, 3));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(LogText.Cut(LogText.Of(value), MaxValue));
                break;
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception exception)
    {
        json.WriteStartObject("exception");
        json.WriteString("type", exception.GetType().FullName);
        json.WriteString("message", LogText.Cut(exception.Message, MaxValue));
        json.WriteString("stack", LogText.Cut(exception.ToString(), MaxStack));
        json.WriteEndObject();
    }
}
