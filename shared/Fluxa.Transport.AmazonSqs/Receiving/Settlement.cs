using Fluxa.Transport.AmazonSqs.Diagnostics;
using Fluxa.Transport.AmazonSqs.Topology;
using Microsoft.Extensions.Logging;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>Ends deliveries: deletes what was handled, hands back what was not. Never throws: the consumer's work is done either way.</summary>
internal sealed partial class Settlement(
    BrokerQueue queue,
    LeaseRenewer renewer,
    TimeSpan redeliver,
    EndpointMetrics metrics,
    ILogger logger)
{
    private static readonly TimeSpan LongestRedeliver = TimeSpan.FromMinutes(1);

    private readonly SettledMessages _settled = new();

    /// <summary>True for a message that was handled before, when it could not be deleted.</summary>
    public bool IsSettled(string messageId) => _settled.Contains(messageId);

    /// <summary>Doubles with each delivery, up to a minute: a message that the error queue can't take must not spin.</summary>
    public TimeSpan RedeliverAfter(int receiveCount)
    {
        var doubled = redeliver * Math.Pow(2, Math.Clamp(receiveCount - 1, 0, 10));
        var ceiling = redeliver > LongestRedeliver ? redeliver : LongestRedeliver;
        return doubled < ceiling ? doubled : ceiling;
    }

    public async Task CompleteAsync(Delivery delivery)
    {
        if (delivery.Lease.IsLost)
        {
            _settled.Add(delivery.MessageId);
        }

        renewer.End(delivery.Lease);
        try
        {
            await queue.Deleter.DeleteAsync(delivery.Lease.ReceiptHandle, CancellationToken.None);
        }
#pragma warning disable CA1031 // The message was handled: whatever keeps it from being deleted must not have it handled again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _settled.Add(delivery.MessageId);
            metrics.DeleteFailed();
            Log.DeleteFailed(logger, exception, delivery.MessageId, queue.Name);
        }
    }

    public async Task HandBackAsync(Delivery delivery, TimeSpan after)
    {
        if (delivery.Lease.IsLost)
        {
            return;
        }

        renewer.End(delivery.Lease);
        await delivery.Lease.Renewal;
        await HandBackAsync(delivery.MessageId, delivery.Lease.ReceiptHandle, after);
    }

    public async Task HandBackAsync(string messageId, string receiptHandle, TimeSpan after)
    {
        try
        {
            await queue.Visibility.ChangeAsync(new VisibilityChange(receiptHandle, after), CancellationToken.None);
            metrics.HandedBack(1);
        }
#pragma warning disable CA1031 // The message comes again by itself when its visibility timeout ends.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.HandBackFailed(logger, exception, messageId, queue.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1040, LogLevel.Warning, "Message {MessageId} was handled but could not be deleted from {Queue}: it is deleted when SQS delivers it again")]
        public static partial void DeleteFailed(ILogger logger, Exception exception, string messageId, string queue);

        [LoggerMessage(1041, LogLevel.Warning, "Message {MessageId} could not be handed back to {Queue}: SQS delivers it again when its visibility timeout ends")]
        public static partial void HandBackFailed(ILogger logger, Exception exception, string messageId, string queue);
    }
}
