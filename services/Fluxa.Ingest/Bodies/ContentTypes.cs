using Microsoft.Net.Http.Headers;

namespace Fluxa.Ingest.Bodies;

/// <summary>Which Content-Type and Content-Encoding a body may have. Pure.</summary>
internal static class ContentTypes
{
    /// <summary>application/json, in UTF-8 when it says a charset at all.</summary>
    public static bool IsJson(string? contentType)
        => MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && parsed.Parameters.Where(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase))
                .All(parameter => parameter.GetUnescapedValue().Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
