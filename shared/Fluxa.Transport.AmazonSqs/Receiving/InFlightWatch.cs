using Fluxa.Transport.AmazonSqs.Aws;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>
/// Finds out why long polls come back empty at once: at its limit of messages in flight SQS hands nothing out and says nothing. Asks the
/// queue at most once a minute, and warns from nine tenths of the limit on.
/// </summary>
internal sealed partial class InFlightWatch(
    string queueName,
    Func<CancellationToken, Task<int>> countInFlightAsync,
    TimeProvider clock,
    ILogger logger)
{
    private const int Worrying = SqsLimits.InFlightMessages / 10 * 9;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private long _lookedAt = long.MinValue;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        var before = Interlocked.Read(ref _lookedAt);
        if ((before != long.MinValue && clock.GetElapsedTime(before, now) < Between)
            || Interlocked.CompareExchange(ref _lookedAt, now, before) != before)
        {
            return;
        }

        try
        {
            var inFlight = await countInFlightAsync(cancellationToken);
            if (inFlight >= Worrying)
            {
                Log.NearLimit(logger, queueName, inFlight, SqsLimits.InFlightMessages);
            }
        }
        catch (AwsServiceException exception)
        {
            Log.NotCounted(logger, exception, queueName);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1013, LogLevel.Warning, "{Queue} has {InFlight} messages in flight: from {Limit} on SQS hands out nothing, without an error. Lower PrefetchCount or add to the consumers' speed")]
        public static partial void NearLimit(ILogger logger, string queue, int inFlight, int limit);

        [LoggerMessage(1014, LogLevel.Debug, "How many messages of {Queue} are in flight could not be asked")]
        public static partial void NotCounted(ILogger logger, Exception exception, string queue);
    }
}
