using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Fluxa.Cli.Dlq.Filters;

/// <summary>The options that choose failures: the filter of the Recovery API, word for word.</summary>
internal sealed class FilterOptions
{
    private readonly List<(Option Option, string Name, Func<ParseResult, JsonNode?> Read)> _options = [];

    public FilterOptions()
    {
        Text("--state", "state", "open, redriving, resolved, discarded or archived. Default: open.", "state");
        Text("--group", "group", "A group's id, from 'dlq groups'.", "id");
        Text("--queue", "queue", "The queue it failed on.", "name");
        Text("--message-type", "message_type", "The message's type, for example IngestEvent.", "type");
        Text("--reason-code", "reason", "The reason's code, for example hash_mismatch.", "code");
        Text("--exception", "exception_type", "The exception's type, full name or its end.", "type");
        Text("--text", "text", "Part of the exception's message, in any case.", "words");
        Text("--event", "event_id", "One event's id.", "uuid");
        Text("--tenant", "tenant", "Another tenant's failures; needs scope admin.", "tenant");
        Text("--older-than", "older_than", "Failed first at least this long ago, for example 10m.", "10m|2h");
        Text("--after", "failed_after", "Failed last after this time, RFC 3339.", "time");
        Text("--before", "failed_before", "Failed last before this time, RFC 3339.", "time");
        Number("--min-attempts", "min_attempts", "Tried at least this often.");
        Number("--max-attempts", "max_attempts", "Tried at most this often.");
    }

    public void AddTo(Command command)
    {
        foreach (var (option, _, _) in _options)
        {
            command.Add(option);
        }
    }

    /// <summary>The filter as a request's body has it; null when no option was given.</summary>
    public JsonObject? Body(ParseResult parsed)
    {
        var filter = new JsonObject();
        foreach (var (_, name, read) in _options)
        {
            if (read(parsed) is { } value)
            {
                filter[name] = value;
            }
        }

        return filter.Count == 0 ? null : filter;
    }

    /// <summary>The filter and more as a query string, question mark included; empty when there is nothing to ask.</summary>
    public string Query(ParseResult parsed, params (string Name, string? Value)[] more)
    {
        var pairs = (Body(parsed) ?? []).Select(entry => (Name: entry.Key, Value: entry.Value?.ToString())).Concat(more);
        return QueryString.Of([.. pairs]);
    }

    private void Text(string option, string name, string description, string help)
    {
        var made = new Option<string?>(option) { Description = description, HelpName = help };
        _options.Add((made, name, parsed => parsed.GetValue(made) is { } text ? JsonValue.Create(text) : null));
    }

    private void Number(string option, string name, string description)
    {
        var made = new Option<int?>(option)
        {
            Description = description,
            HelpName = "n",
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                {
                    return value;
                }

                result.AddError($"{option} must be a whole number, not '{result.Tokens[0].Value}'.");
                return null;
            },
        };
        _options.Add((made, name, parsed => parsed.GetValue(made) is { } number ? JsonValue.Create(number) : null));
    }
}
