using System.Diagnostics;

namespace Fluxa.Hosting.Telemetry;

/// <summary>
/// Keeps traces whole that are not recorded, in a service that exports none or of a caller who samples none: without a listener that wants it
/// MassTransit makes no span and so passes none on, the next service would begin a trace of its own, and its log lines would not know the caller's. The spans
/// made here carry their ids and nothing else.
/// </summary>
internal sealed class TracePropagation : IDisposable
{
    private readonly ActivityListener _listener;

    /// <summary>Begins to listen.</summary>
    /// <param name="keepsSampled">Whether a caller's word that its trace is recorded is passed on; false where this service records traces itself, and so has a word of its own.</param>
    public TracePropagation(bool keepsSampled)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MassTransit" || source.Name.StartsWith("Fluxa.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = keepsSampled ? KeepSampled : null,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    // Whether a trace is sampled is for those to say who record it: one that records none passes on what it was told.
    private static void KeepSampled(Activity activity)
    {
        if (activity.Parent?.Recorded ?? (activity.ParentId is { } remote && IsSampled(remote)))
        {
            activity.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        }
    }

    private static bool IsSampled(string traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, out var parent) && parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);
}
