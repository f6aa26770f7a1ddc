using System.Diagnostics;

namespace Fluxa.ClaimCheck;

/// <summary>The spans of the payload store: what an event's trace waits for S3.</summary>
internal static class PayloadTrace
{
    private static readonly ActivitySource Source = new("Fluxa.ClaimCheck");

    public static Activity? StartPut(long bytes) => Source.StartActivity("payload put", ActivityKind.Client)?.SetTag("fluxa.payload_bytes", bytes);

    public static Activity? StartFetch(long bytes) => Source.StartActivity("payload fetch", ActivityKind.Client)?.SetTag("fluxa.payload_bytes", bytes);
}
