using System.Text.Json;

namespace Fluxa.Cli.Up;

/// <summary>A line that a service wrote: its JSON log, or whatever else a process may print.</summary>
internal sealed record LogLine(string Raw, LogLevelName Level, DateTimeOffset? Timestamp, string Message, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static LogLine Read(string raw)
    {
        try
        {
            if (raw.StartsWith('{'))
            {
                using var document = JsonDocument.Parse(raw);
                return Read(raw, document.RootElement);
            }
        }
        catch (JsonException)
        {
            // Cut off in the middle, or not meant as JSON: shown as it is.
            return Plain(raw);
        }

        return Plain(raw);
    }

    // What isn't JSON comes from the runtime itself, for example an unhandled exception: always worth showing.
    private static LogLine Plain(string raw) => new(raw, LogLevelName.Error, null, raw, []);

    private static LogLine Read(string raw, JsonElement line) => new(
        raw,
        ReadLevel(Text(line, "level")),
        line.TryGetProperty("timestamp", out var at) && at.TryGetDateTimeOffset(out var timestamp) ? timestamp : null,
        Text(line, "message"),
        [.. ReadFields(line)]);

    private static IEnumerable<KeyValuePair<string, string>> ReadFields(JsonElement line)
    {
        if (line.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object)
        {
            // The logger's name helps who searches logs, and nobody at a terminal.
            foreach (var field in fields.EnumerateObject().Where(field => field.Name != "category"))
            {
                yield return new(field.Name, field.Value.ToString());
            }
        }

        if (Text(line, "correlation_id") is { Length: > 0 } correlation)
        {
            yield return new("correlation_id", correlation);
        }
    }

    private static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    private static LogLevelName ReadLevel(string name) => name.ToLowerInvariant() switch
    {
        "trace" or "verbose" => LogLevelName.Trace,
        "debug" => LogLevelName.Debug,
        "warning" or "warn" => LogLevelName.Warning,
        "error" => LogLevelName.Error,
        "critical" or "fatal" => LogLevelName.Critical,
        _ => LogLevelName.Information,
    };
}
