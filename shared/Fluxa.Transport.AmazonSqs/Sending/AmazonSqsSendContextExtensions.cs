namespace MassTransit;

/// <summary>Sets what only SQS and SNS know on a message being sent.</summary>
public static class AmazonSqsSendContextExtensions
{
    /// <summary>Sets the MessageGroupId.</summary>
    /// <param name="context">The message being sent.</param>
    /// <param name="groupId">The group.</param>
    /// <exception cref="ArgumentException">The message is not sent on this transport.</exception>
    public static void SetGroupId(this SendContext context, string groupId) => Sqs(context).GroupId = groupId;

    /// <summary>Sets the MessageGroupId where the message is sent on this transport.</summary>
    /// <param name="context">The message being sent.</param>
    /// <param name="groupId">The group.</param>
    /// <returns>False when it is sent on another transport.</returns>
    public static bool TrySetGroupId(this SendContext context, string groupId) => Try(context, sqs => sqs.GroupId = groupId);

    /// <summary>Sets the MessageDeduplicationId.</summary>
    /// <param name="context">The message being sent.</param>
    /// <param name="deduplicationId">The id.</param>
    /// <exception cref="ArgumentException">The message is not sent on this transport.</exception>
    public static void SetDeduplicationId(this SendContext context, string deduplicationId) => Sqs(context).DeduplicationId = deduplicationId;

    /// <summary>Sets the MessageDeduplicationId where the message is sent on this transport.</summary>
    /// <param name="context">The message being sent.</param>
    /// <param name="deduplicationId">The id.</param>
    /// <returns>False when it is sent on another transport.</returns>
    public static bool TrySetDeduplicationId(this SendContext context, string deduplicationId) =>
        Try(context, sqs => sqs.DeduplicationId = deduplicationId);

    /// <summary>Delays the message's delivery.</summary>
    /// <param name="context">The message being sent.</param>
    /// <param name="delay">The delay, in whole seconds.</param>
    /// <exception cref="ArgumentException">The message is not sent on this transport.</exception>
    public static void SetDelay(this SendContext context, TimeSpan delay) => Sqs(context).DelaySeconds = (int)delay.TotalSeconds;

    /// <summary>Delays the message's delivery where the message is sent on this transport.</summary>
    /// <param name="context">The message being sent.</param>
    /// <param name="delay">The delay, in whole seconds.</param>
    /// <returns>False when it is sent on another transport.</returns>
    public static bool TrySetDelay(this SendContext context, TimeSpan delay) => Try(context, sqs => sqs.DelaySeconds = (int)delay.TotalSeconds);

    private static AmazonSqsSendContext Sqs(SendContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TryGetPayload(out AmazonSqsSendContext? sqs)
            ? sqs
            : throw new ArgumentException("The message is not being sent on Amazon SQS", nameof(context));
    }

    private static bool Try(SendContext context, Action<AmazonSqsSendContext> set)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.TryGetPayload(out AmazonSqsSendContext? sqs))
        {
            return false;
        }

        set(sqs);
        return true;
    }
}
