using Fluxa.Recovery.Queues;
using Fluxa.Transport.AmazonSqs.Aws;
using Microsoft.Extensions.Options;

namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>Drives one redrive, a turn at a time: look where it stands, decide, act. What is remembered between turns is its pace and its lag, no fact.</summary>
internal sealed partial class RedriveTurn(
    RedriveQueries queries, RedriveTable table, RedriveSender sender, RedriveControl control, QueueDirectory queues, RecoveryMetrics metrics, IOptions<RecoveryOptions> options, TimeProvider clock, ILogger<RedriveTurn> logger)
{
    /// <summary>A queue is asked for its depth at every fourth look at outcomes: 2 s by default.</summary>
    private const int LooksPerSample = 4;

    private readonly RedrivePace _pace = new(clock, () => (Random.Shared.NextDouble() * 2) - 1);
    private readonly LagWatch _lag = new(options.Value.LagLimit);
    private string? _queue;
    private long _sampled;

    /// <summary>Takes a turn; answers whether it did something, or only waits.</summary>
    public async Task<bool> RunOnceAsync(RunningRedrive redrive, CancellationToken cancellationToken)
    {
        var step = await DecideAsync(redrive, cancellationToken);
        switch (step)
        {
            case RedriveStep.Send send:
                return await SendAsync(redrive, send.Most ?? int.MaxValue, cancellationToken);
            case RedriveStep.Advance advance:
                Log.Advanced(logger, redrive.RedriveId, advance.Stage);
                return await table.AdvanceAsync(redrive, advance.Stage, cancellationToken) > 0;
            case RedriveStep.Stop stop:
                if (await control.EndAsync(redrive, "stopped", stop.Because, cancellationToken))
                {
                    metrics.Stopped();
                    Log.Stopped(logger, redrive.RedriveId, stop.Because);
                }

                return true;
            case RedriveStep.Finish:
                if (await control.EndAsync(redrive, "done", null, cancellationToken))
                {
                    Log.Done(logger, redrive.RedriveId);
                }

                return true;
            default:
                return false;
        }
    }

    private async Task<RedriveStep> DecideAsync(RunningRedrive redrive, CancellationToken cancellationToken)
    {
        var step = RedriveDecision.Of(redrive.Stage, await queries.TotalsAsync(redrive.RedriveId, cancellationToken));
        return step is RedriveStep.Send { Most: null } && await LagsAsync(cancellationToken)
            ? new RedriveStep.Stop($"the queue {_queue} grows: its consumers don't keep up")
            : step;
    }

    // Within a turn batches go out at their pace; after it outcomes are looked at again.
    private async Task<bool> SendAsync(RunningRedrive redrive, int most, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var sent = 0;
        do
        {
            var left = _pace.Left(redrive.RatePerSecond);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock, cancellationToken);
            }

            var batch = await sender.SendAsync(redrive, Math.Min(most - sent, _pace.BatchOf(redrive.RatePerSecond)), cancellationToken);
            _pace.Spend(batch.Sent, redrive.RatePerSecond);
            _queue ??= batch.Queue;
            sent += batch.Sent;
            if (batch.Touched == 0 || batch.Sent == 0)
            {
                return batch.Touched > 0;
            }
        }
        while (sent < most && clock.GetElapsedTime(started) < options.Value.FollowInterval);

        return true;
    }

    private async Task<bool> LagsAsync(CancellationToken cancellationToken)
    {
        if (_queue is null || (_sampled != 0 && clock.GetElapsedTime(_sampled) < options.Value.FollowInterval * LooksPerSample))
        {
            return false;
        }

        _sampled = clock.GetTimestamp();
        try
        {
            return await queues.FindAsync(_queue, cancellationToken) is { } queue && _lag.Grows((await queue.DepthAsync(cancellationToken)).Waiting);
        }
        catch (AwsServiceException exception)
        {
            Log.NotSampled(logger, exception, _queue);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(9110, LogLevel.Information, "Redrive {RedriveId} goes on to {Stage}")]
        public static partial void Advanced(ILogger logger, Guid redriveId, string stage);

        [LoggerMessage(9111, LogLevel.Warning, "Redrive {RedriveId} stopped by itself: {Because}")]
        public static partial void Stopped(ILogger logger, Guid redriveId, string because);

        [LoggerMessage(9112, LogLevel.Information, "Redrive {RedriveId} is done")]
        public static partial void Done(ILogger logger, Guid redriveId);

        [LoggerMessage(9113, LogLevel.Debug, "How many messages wait in {Queue} could not be asked")]
        public static partial void NotSampled(ILogger logger, Exception exception, string queue);
    }
}
