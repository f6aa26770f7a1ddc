using Fluxa.CrashPoints;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Diagnostics;
using Fluxa.Transport.AmazonSqs.Topology;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>Ends deliveries: deletes what was handled, hands back what was not. Never throws: the consumer's work is done either way.</summary>
/// <param name="queue">The endpoint's queue.</param>
/// <param name="renewer">Keeps the leases that end here.</param>
/// <param name="redeliver">How long a message that was not handled is hidden, the first time.</param>
/// <param name="isOrdered">Whether a delete has to be answered before the next message of its group: else nobody waits for it.</param>
/// <param name="deleted">Told of each handled delivery once its delete was answered. Quick.</param>
/// <param name="metrics">Counts what failed.</param>
/// <param name="logger">The endpoint's logger.</param>
internal sealed partial class Settlement(
    BrokerQueue queue,
    LeaseRenewer renewer,
    TimeSpan redeliver,
    bool isOrdered,
    Action<Delivery> deleted,
    EndpointMetrics metrics,
    ILogger logger)
{
    private static readonly TimeSpan LongestRedeliver = TimeSpan.FromMinutes(1);

    private readonly SettledMessages _settled = new();
    private readonly OpenCount _deletes = new();

    /// <summary>True for a message that was handled before, when it could not be deleted.</summary>
    public bool IsSettled(string messageId) => _settled.Contains(messageId);

    /// <summary>Doubles with each delivery, up to a minute: a message that the error queue can't take must not spin.</summary>
    public TimeSpan RedeliverAfter(int receiveCount)
    {
        var doubled = redeliver * Math.Pow(2, Math.Clamp(receiveCount - 1, 0, 10));
        var ceiling = redeliver > LongestRedeliver ? redeliver : LongestRedeliver;
        return doubled < ceiling ? doubled : ceiling;
    }

    /// <summary>Completes once no delete is under way.</summary>
    public Task WhenDeletedAsync() => _deletes.WhenNoneAsync();

    /// <summary>Ends a delivery that was handled. Completes when the next message may be handled: the delete may still be under way.</summary>
    public Task CompleteAsync(Delivery delivery)
    {
        if (delivery.Lease.IsLost)
        {
            _settled.Add(delivery.MessageId);
        }

        renewer.End(delivery.Lease);
        CrashPoint.Reach("transport.before-delete");
        _deletes.Begin();
        var deletion = DeleteAsync(delivery);
        return isOrdered ? deletion : Task.CompletedTask;
    }

    private async Task DeleteAsync(Delivery delivery)
    {
        try
        {
            await queue.Deleter.DeleteAsync(delivery.Lease.ReceiptHandle, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The message was handled: whatever keeps it from being deleted must not have it handled again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _settled.Add(delivery.MessageId);
            metrics.DeleteFailed();
            Log.DeleteFailed(logger, exception, delivery.MessageId, queue.Name);
        }

        deleted(delivery);
        _deletes.End();
        if (isOrdered)
        {
            // What comes next is the group's next consumer, which must not hold up those whose deletes were in the same call.
            await Task.Yield();
        }
    }

    /// <summary>
    /// Puts a message off that nobody is to blame for. Its first delivery is forgiven by the queue; from the second on it is sent anew, which
    /// starts its count afresh: however long the cause lasts, SQS doesn't take it for one that always fails.
    /// </summary>
    public async Task PutOffAsync(Delivery delivery, TimeSpan after)
    {
        if (delivery.Message.ReceiveCount == 1 || queue.IsFifo || !await TrySendAnewAsync(delivery, after))
        {
            await HandBackAsync(delivery, after);
        }
    }

    /// <summary>Sends a copy that arrives later, then deletes the message; a crash between makes two of one.</summary>
    public async Task SendAnewAsync(Delivery delivery, TimeSpan after)
    {
        var message = new OutgoingMessage
        {
            Body = delivery.Message.Body,
            Attributes = delivery.Message.Attributes,
            MessageGroupId = delivery.GroupId,
            Delay = after,
        };

        await queue.Sender.SendAsync(message, CancellationToken.None);
        CrashPoint.Reach("transport.after-resend");
        await delivery.SettleAsync();
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

    private async Task<bool> TrySendAnewAsync(Delivery delivery, TimeSpan after)
    {
        if (delivery.Lease.IsLost)
        {
            return false;
        }

        try
        {
            await SendAnewAsync(delivery, after);
            metrics.HandedBack(1);
            return true;
        }
#pragma warning disable CA1031 // Whatever keeps the copy from being sent, the message itself can still be shown again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.NotSentAnew(logger, exception, delivery.MessageId, queue.Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1040, LogLevel.Warning, "Message {MessageId} was handled but could not be deleted from {Queue}: it is deleted when SQS delivers it again")]
        public static partial void DeleteFailed(ILogger logger, Exception exception, string messageId, string queue);

        [LoggerMessage(1041, LogLevel.Warning, "Message {MessageId} could not be handed back to {Queue}: SQS delivers it again when its visibility timeout ends")]
        public static partial void HandBackFailed(ILogger logger, Exception exception, string messageId, string queue);

        [LoggerMessage(1042, LogLevel.Warning, "Message {MessageId} could not be sent to {Queue} anew; it is handed back instead, which counts a delivery")]
        public static partial void NotSentAnew(ILogger logger, Exception exception, string messageId, string queue);
    }
}
