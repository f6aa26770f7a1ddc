using System.Diagnostics;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>The trace that a subscriber's consumer ran in.</summary>
/// <param name="TraceId">32 hex digits; null without a trace.</param>
/// <param name="Sampled">Whether somebody records it.</param>
/// <param name="Team">What came as baggage under <c>team</c>.</param>
public sealed record HeardIn(string? TraceId, bool Sampled, string? Team)
{
    public static HeardIn Now => new(Activity.Current?.TraceId.ToHexString(), Activity.Current?.Recorded ?? false, Activity.Current?.GetBaggageItem("team"));
}
