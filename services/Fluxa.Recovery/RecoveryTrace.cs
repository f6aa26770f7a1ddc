using System.Diagnostics;
using Fluxa.Recovery.Collecting;
using Fluxa.Recovery.Redrives.Driving;
using Fluxa.Transport.AmazonSqs.Raw;

namespace Fluxa.Recovery;

/// <summary>
/// The spans of Recovery. Each is about many messages and belongs to none of their traces more than to another: it has a trace of its own, with a link to each
/// message's that is recorded. What is sent back keeps its own context, so what it leads to goes on in its own trace.
/// </summary>
internal static class RecoveryTrace
{
    private static readonly ActivitySource Source = new("Fluxa.Recovery");

    /// <summary>Failures from their receipt to their commit and deletion.</summary>
    public static Activity? StartCollect(string queue, IReadOnlyList<RawMessage> batch) =>
        Linked(Source.StartActivity("recovery collect"), queue, batch.Count, batch.Select(message => ContextOf(message.Attributes) ?? MessageEnvelope.Read(message.Body).ActivityId));

    /// <summary>Messages on their way back to their queue.</summary>
    public static Activity? StartRedrive(Guid redriveId, string queue, IReadOnlyList<ClaimedItem> items) =>
        Linked(
            Source.StartActivity("recovery redrive"),
            queue,
            items.Count,
            items.Select(item => ContextOf(HeaderJson.Read(item.Headers)) ?? MessageEnvelope.Read(System.Text.Encoding.UTF8.GetString(item.Body)).ActivityId))
            ?.SetTag("fluxa.redrive_id", redriveId.ToString());

    /// <summary>The trace context that a message carries beside its body; null when it carries none there.</summary>
    private static string? ContextOf(IReadOnlyDictionary<string, RawValue> attributes) =>
        attributes.GetValueOrDefault("MT-Activity-Id")?.Text ?? attributes.GetValueOrDefault("traceparent")?.Text;

    private static Activity? Linked(Activity? activity, string queue, int messages, IEnumerable<string?> contexts)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return activity;
        }

        activity.SetTag("messaging.destination.name", queue).SetTag("messaging.batch.message_count", messages);
        foreach (var context in contexts)
        {
            if (ActivityContext.TryParse(context, null, out var message) && message.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))
            {
                activity.AddLink(new ActivityLink(message));
            }
        }

        return activity;
    }
}
