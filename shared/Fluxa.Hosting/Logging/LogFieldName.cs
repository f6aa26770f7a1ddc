using System.Collections.Concurrent;
using System.Text.Json;

namespace Fluxa.Hosting.Logging;

/// <summary>The name of a parameter as the name of a field: <c>EventId</c> is <c>event_id</c>.</summary>
internal static class LogFieldName
{
    private const int MaxLength = 100;

    // Names come from code, so there are few; the bound holds should a scope ever bring names from outside.
    private const int MaxCached = 1000;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["TenantId"] = "tenant",
        [LogProperties.Category] = "category",
        [LogProperties.LogId] = "log_id",
    };

    public static string Of(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        var field = LogText.Cut(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), MaxLength);
        if (Known.Count < MaxCached)
        {
            Known.TryAdd(name, field);
        }

        return field;
    }
}
