using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Receiving;

namespace MassTransit;

/// <summary>Gives a message back to its queue instead of finishing it.</summary>
public static class AmazonSqsHandBackExtensions
{
    /// <summary>
    /// Has the message go back to its queue when its consumers have returned without an exception: not deleted, no fault, no redelivery
    /// counted. For work that can't be done now through no fault of the message. Messages that were received before are sent anew
    /// instead of being shown again, so that <c>MaxReceiveCount</c> is never reached this way (FIFO queues excepted, which allow no delay).
    /// </summary>
    /// <param name="context">The context of the consumer or filter.</param>
    /// <param name="after">How long the message stays hidden, 0–15 min.</param>
    /// <returns>False when the message did not come by this transport; then nothing happens.</returns>
    public static bool HandBack(this ConsumeContext context, TimeSpan after)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(after, SqsLimits.Delay);
        if (!context.TryGetPayload(out Delivery? delivery))
        {
            return false;
        }

        delivery.HandBackAfter = after;
        return true;
    }
}
