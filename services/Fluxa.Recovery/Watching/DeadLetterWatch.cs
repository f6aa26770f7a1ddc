using Fluxa.Persistence.Rounds;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Queues;
using Fluxa.Recovery.Storing;
using Fluxa.Transport.AmazonSqs.Aws;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Recovery.Watching;

/// <summary>
/// Measures how much lies dead, in the store and still in the queues, for the gauges and their alarms. What can't be asked now keeps
/// its last value: an outage must not look as if all were repaired.
/// </summary>
internal sealed partial class DeadLetterWatch(
    NpgsqlDataSource dataSource, QueueDirectory queues, RecoveryMetrics metrics, IOptions<RecoveryOptions> options, TimeProvider clock, ILogger<DeadLetterWatch> logger) : RoundLoop(clock)
{
    private static readonly string FailuresSql = SqlFile.Read("Watching/Sql/measure_failures.sql");
    private static readonly string RedrivesSql = SqlFile.Read("Watching/Sql/measure_redrives.sql");

    private (long Open, DateTimeOffset? Oldest) _failures;
    private (long Pending, long InFlight) _redrives;
    private long _uncollected;
    private DateTimeOffset? _uncollectedSince;

    /// <summary>Measures once; answers what the gauges show from now on.</summary>
    public async Task<DeadLetterSample> RunOnceAsync(CancellationToken cancellationToken)
    {
        await CountQueuesAsync(cancellationToken);
        await CountStoreAsync(cancellationToken);
        var oldest = _uncollectedSince < _failures.Oldest || _failures.Oldest is null ? _uncollectedSince ?? _failures.Oldest : _failures.Oldest;
        var sample = new DeadLetterSample(_failures.Open, _uncollected, oldest, _redrives.Pending, _redrives.InFlight);
        metrics.Show(sample);
        return sample;
    }

    protected override TimeSpan Pause => options.Value.MeasureInterval;

    protected override Task RunRoundAsync(CancellationToken stoppingToken) => RunOnceAsync(stoppingToken);

    protected override void Tell(Exception failure) => Log.NotCounted(logger, failure, "The failures");

    // SQS doesn't tell how old its oldest message is: it is at least as old as the time since when the queues weren't seen empty.
    private async Task CountQueuesAsync(CancellationToken cancellationToken)
    {
        try
        {
            long messages = 0;
            foreach (var name in queues.Collected)
            {
                if (await queues.FindAsync(name, cancellationToken) is { } queue)
                {
                    var depth = await queue.DepthAsync(cancellationToken);
                    messages += depth.Waiting + depth.InFlight;
                }
            }

            _uncollected = messages;
            _uncollectedSince = messages > 0 ? _uncollectedSince ?? Clock.GetUtcNow() : null;
        }
        catch (AwsServiceException exception)
        {
            Log.NotCounted(logger, exception, "The error queues");
        }
    }

    private async Task CountStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var failures = dataSource.CreateCommand(FailuresSql);
            _failures = (await failures.ReadAllAsync(row => (row.GetInt64(0), row.TimeOrNull(1)), cancellationToken))[0];
            await using var redrives = dataSource.CreateCommand(RedrivesSql);
            _redrives = (await redrives.ReadAllAsync(row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken))[0];
        }
        catch (Exception exception) when (Persistence.Faults.PostgresFaults.IsDatabaseFault(exception))
        {
            Log.NotCounted(logger, exception, "The store");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(9220, LogLevel.Warning, "{What} could not be measured; the gauges keep their last values")]
        public static partial void NotCounted(ILogger logger, Exception exception, string what);
    }
}
