using System.Globalization;

namespace Fluxa.Hosting.Limits;

/// <summary>The fields by which clients learn their limits before they reach them.</summary>
/// <seealso href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/"/>
internal static class RateLimitFields
{
    public const string Policy = "RateLimit-Policy";
    public const string Limit = "RateLimit";
    public const string Requests = "requests";
    public const string Events = "events";
    public const string Bytes = "bytes";

    /// <summary>The field <c>RateLimit-Policy</c>: quota (q) in a window (w) of seconds. Only bytes have a unit of the draft's; a client may ignore the policy "events" if it knows no such unit.</summary>
    public static string PolicyOf(RateLimitOptions options, bool bringsEvents)
    {
        var window = options.Burst.TotalSeconds;
        return Join(
            Quota(Requests, options.RequestsPerSecond, window, ""),
            bringsEvents ? Quota(Events, options.EventsPerSecond, window, ";qu=\"events\"") : null,
            bringsEvents ? Quota(Bytes, options.BytesPerSecond, window, ";qu=\"content-bytes\"") : null);
    }

    /// <summary>The field <c>RateLimit</c>: what remains (r) and in how many seconds everything is there again (t).</summary>
    public static string Left(BucketState? requests, BucketState? events, BucketState? bytes) =>
        Join(Item(Requests, requests), Item(Events, events), Item(Bytes, bytes));

    private static string? Quota(string name, double perSecond, double window, string unit) => perSecond > 0
        ? string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={(long)(perSecond * window)};w={(long)Math.Ceiling(window)}{unit}")
        : null;

    private static string? Item(string name, BucketState? state) => state is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={known.Left};t={(long)Math.Ceiling(known.Full.TotalSeconds)}")
        : null;

    private static string Join(params ReadOnlySpan<string?> items)
    {
        var joined = "";
        foreach (var item in items)
        {
            joined = item is null ? joined : joined.Length == 0 ? item : $"{joined}, {item}";
        }

        return joined;
    }
}
