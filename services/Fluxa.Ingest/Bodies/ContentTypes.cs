using Microsoft.Net.Http.Headers;

namespace Fluxa.Ingest.Bodies;

/// <summary>Which Content-Type a body may have. Pure.</summary>
internal static class ContentTypes
{
    public const string Json = "application/json";
    public const string CloudEvent = "application/cloudevents+json";
    public const string CloudEventBatch = "application/cloudevents-batch+json";
    public const string Lines = "application/x-ndjson";

    /// <summary>NDJSON under the other names it goes by.</summary>
    public static readonly string[] LinesToo = ["application/ndjson", "application/jsonl", "application/jsonlines"];

    /// <summary>application/json, in UTF-8 when it says a charset at all.</summary>
    public static bool IsJson(string? contentType) => Is(contentType, Json);

    /// <summary>One of the types, in UTF-8 when it says a charset at all.</summary>
    public static bool Is(string? contentType, params ReadOnlySpan<string> types)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var parsed) || !IsUtf8(parsed))
        {
            return false;
        }

        foreach (var type in types)
        {
            if (parsed.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUtf8(MediaTypeHeaderValue type)
        => type.Parameters.Where(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase))
            .All(parameter => parameter.GetUnescapedValue().Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
