using System.Globalization;
using System.Text.Json.Nodes;

namespace Fluxa.Recovery.Failures;

/// <summary>A filter as plans and audit keep it: only what was asked, in the names of the API.</summary>
internal static class FilterJson
{
    private const int MostIds = 100;

    public static string Write(FailureFilter filter)
    {
        var json = new JsonObject { ["state"] = filter.State ?? FilterReader.AnyState };
        Add("tenant", filter.Tenant);
        Add("queue", filter.Queue);
        Add("message_type", filter.MessageType);
        Add("reason", filter.Reason);
        Add("exception_type", filter.ExceptionType);
        Add("text", filter.Text);
        Add("group", filter.Group);
        Add("event_id", filter.EventId?.ToString());
        Add("min_attempts", filter.MinAttempts?.ToString(CultureInfo.InvariantCulture));
        Add("max_attempts", filter.MaxAttempts?.ToString(CultureInfo.InvariantCulture));
        Add("failed_after", filter.FailedAfter?.ToString("O", CultureInfo.InvariantCulture));
        Add("failed_before", filter.FailedBefore?.ToString("O", CultureInfo.InvariantCulture));
        if (filter.Ids is { } ids)
        {
            json["ids"] = new JsonArray([.. ids.Take(MostIds).Select(id => (JsonNode)id.ToString())]);
        }

        return json.ToJsonString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }
}
