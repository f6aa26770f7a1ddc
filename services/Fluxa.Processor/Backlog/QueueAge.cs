using MassTransit;

namespace Fluxa.Processor.Backlog;

/// <summary>
/// Estimates how old the oldest message in the queue is. SQS tells that to CloudWatch only; here the oldest message received since the last look stands
/// for those that wait. While messages wait and none is received, the estimate grows with the time.
/// </summary>
internal sealed class QueueAge(TimeProvider clock)
{
    private long _oldestSeen = long.MaxValue;
    private DateTimeOffset? _since;

    /// <summary>A message was received.</summary>
    public void Saw(ConsumeContext context)
    {
        // One that was put off on purpose says nothing about the queue.
        if (context.GetRedeliveryCount() == 0 && context.ReceiveContext.TryGetPayload(out AmazonSqsMessageContext? sqs) && sqs.SentAt is { } sent)
        {
            Saw(sent);
        }
    }

    /// <summary>A message that was sent then was received.</summary>
    public void Saw(DateTimeOffset sent)
    {
        for (var known = Volatile.Read(ref _oldestSeen); sent.UtcTicks < known; known = Volatile.Read(ref _oldestSeen))
        {
            Interlocked.CompareExchange(ref _oldestSeen, sent.UtcTicks, known);
        }
    }

    /// <summary>Looks: so many messages wait now. For one caller only.</summary>
    public TimeSpan Look(long waiting)
    {
        var seen = Interlocked.Exchange(ref _oldestSeen, long.MaxValue);
        if (waiting == 0)
        {
            _since = null;
            return TimeSpan.Zero;
        }

        var now = clock.GetUtcNow();
        _since = seen != long.MaxValue ? new DateTimeOffset(seen, TimeSpan.Zero) : _since ?? now;
        return now > _since ? now - _since.Value : TimeSpan.Zero;
    }
}
