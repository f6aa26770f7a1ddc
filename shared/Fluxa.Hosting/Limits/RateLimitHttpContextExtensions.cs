using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Limits;

/// <summary>Counts what a request turned out to bring.</summary>
public static class RateLimitHttpContextExtensions
{
    /// <summary>
    /// Charges the caller's API key for events and bytes that were taken. It never refuses: what one request brings may leave the key in debt,
    /// and then its next requests are told 429 at the door, before their bodies are read. Call it once for each event or batch that was read.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="events">How many events.</param>
    /// <param name="bytes">How many bytes of payload, after decompression.</param>
    public static void Charge(this HttpContext context, int events, long bytes)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Features.Get<RateLimitFeature>()?.Buckets.Charge(events, bytes);
    }
}
