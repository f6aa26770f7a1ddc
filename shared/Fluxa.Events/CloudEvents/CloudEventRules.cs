using System.Globalization;
using Fluxa.Events.Fields;

namespace Fluxa.Events.CloudEvents;

/// <summary>What an envelope must be, an attribute a line.</summary>
/// <seealso href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md"/>
internal static class CloudEventRules
{
    private const int MaxName = 256;
    private const int MaxSource = 1024;

    /// <summary>Every fault of the attributes; where one stands is told by its name after <paramref name="prefix"/>.</summary>
    public static IEnumerable<EventFault> Judge(CloudEventDraft draft, string knownType, string prefix)
    {
        (string Name, string? Fault)[] verdicts =
        [
            ("specversion", JudgeExactly(draft["specversion"], "1.0", "this version of CloudEvents")),
            ("type", JudgeExactly(draft["type"], knownType, "the event type and version that is taken")),
            ("id", draft["id"] is { } id ? JudgeText(id, MaxName) : "Required."),
            ("source", draft["source"] is { } source ? JudgeSource(source) : "Required."),
            ("subject", draft["subject"] is { } subject ? JudgeText(subject, MaxName) : null),
            ("time", draft["time"] is { } time ? Rfc3339.TryRead(time.Value, out _) : null),
            ("datacontenttype", draft["datacontenttype"] is { } type ? JudgeContentType(type.Value) : null),
        ];
        return verdicts.Where(verdict => verdict.Fault is not null).Select(verdict => new EventFault(prefix + verdict.Name, verdict.Fault!));
    }

    public static CloudEventEnvelope ToEnvelope(CloudEventDraft draft)
    {
        DateTimeOffset? time = draft["time"] is { } text && Rfc3339.TryRead(text.Value, out var instant) is null ? instant : null;
        return new CloudEventEnvelope
        {
            Id = draft["id"]!.Value,
            Source = draft["source"]!.Value,
            Subject = draft["subject"]?.Value,
            Time = time,
            DataStart = draft.Data.Start,
            DataEnd = draft.Data.End,
        };
    }

    private static string? JudgeExactly(DraftText? text, string only, string meaning) => text switch
    {
        null => $"Required: {only} is {meaning}.",
        _ when text.Value == only => null,
        _ => $"Must be {only}: {meaning}.",
    };

    private static string? JudgeText(DraftText text, int max)
    {
        if (text.Characters < 1 || text.Characters > max)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Must have 1 to {max} characters; it has {text.Characters}.");
        }

        return text.Value.Any(char.IsControl) ? "Control characters are not allowed in a CloudEvents attribute." : null;
    }

    private static string? JudgeSource(DraftText text)
        => JudgeText(text, MaxSource) ?? (Uri.IsWellFormedUriString(text.Value, UriKind.RelativeOrAbsolute) ? null : "Must be a URI reference (RFC 3986).");

    private static string? JudgeContentType(string type)
    {
        var media = type.Split(';')[0].Trim();
        var isJson = media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
        return isJson ? null : "Must be application/json: the data is the event's JSON.";
    }
}
