using System.Globalization;

namespace Fluxa.Query.Listing;

/// <summary>Reads RFC 3339 times with offset, to a microsecond, which is as fine as events are kept.</summary>
internal static class QueryTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'",
    ];

    public static bool TryRead(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
