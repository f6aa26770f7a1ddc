using System.Globalization;
using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>
/// Delays a message. SQS delays up to 15 minutes; a longer delay travels in hops: the message carries its due time, and whoever
/// receives it before then sends it on with what is left. A hop is send-then-delete, so a crash between repeats a hop, never loses one.
/// </summary>
internal static class DelayedDelivery
{
    /// <summary>Carries the due time, UTC, round-trip format.</summary>
    public const string DueAttribute = "Delivery-Due";

    /// <summary>The delay for SQS, rounded up so that nothing arrives early; sets the due time when one hop is not enough.</summary>
    public static TimeSpan? Plan(TimeSpan? delay, Dictionary<string, MessageAttribute> attributes, TimeProvider clock)
    {
        if (delay is not { } wanted || wanted <= TimeSpan.Zero)
        {
            return null;
        }

        if (wanted > SqsLimits.Delay)
        {
            attributes[DueAttribute] = MessageAttribute.Text((clock.GetUtcNow() + wanted).ToString("O", CultureInfo.InvariantCulture));
        }

        return Hop(wanted);
    }

    /// <summary>What is left until a received message is due; null when it is.</summary>
    public static TimeSpan? Remaining(IReadOnlyDictionary<string, MessageAttribute> attributes, TimeProvider clock) =>
        attributes.TryGetValue(DueAttribute, out var due)
        && DateTimeOffset.TryParse(due.StringValue, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var dueAt)
        && dueAt - clock.GetUtcNow() is { } remaining
        && remaining > TimeSpan.Zero
            ? remaining
            : null;

    /// <summary>One hop of a delay.</summary>
    public static TimeSpan Hop(TimeSpan delay) =>
        delay >= SqsLimits.Delay ? SqsLimits.Delay : TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));
}
