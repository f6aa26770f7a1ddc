using Fluxa.Contracts;
using Fluxa.Hosting.Bus;
using Fluxa.Recovery.Queues;

namespace Fluxa.Recovery.Payloads;

/// <summary>Says how old a payload must be before no message in a queue can name it any more.</summary>
internal sealed class SweepHorizon(QueueDirectory queues, FluxaTopology topology, TimeProvider clock)
{
    /// <summary>SQS's counts settle within a minute: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html</summary>
    private const int Readings = 4;
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(20);

    /// <summary>Younger ones are left alone in any case: their message may not have been sent yet.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromDays(1);

    // In the order of a message's journey: one that moves on while they are read is met again.
    private static readonly string[] Suffixes = ["", "_error", "_skipped"];

    /// <summary>
    /// Payloads put before this moment are in no queue. While the queues are empty that is a day ago;
    /// else as long ago as a message can lie in the work queue and then once more in its error queue.
    /// </summary>
    /// <exception cref="Transport.AmazonSqs.Aws.AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<DateTimeOffset> FindAsync(CancellationToken cancellationToken)
    {
        var youngest = clock.GetUtcNow() - Young;
        for (var reading = 1; ; reading++)
        {
            if (await LongestRetentionOfHeldAsync(cancellationToken) is { } retention)
            {
                return clock.GetUtcNow() - Young - (2 * retention);
            }

            if (reading == Readings)
            {
                return youngest;
            }

            await Task.Delay(BetweenReadings, clock, cancellationToken);
        }
    }

    // Null when no queue holds anything.
    private async Task<TimeSpan?> LongestRetentionOfHeldAsync(CancellationToken cancellationToken)
    {
        var work = topology.QueueName(FluxaQueues.ProcessEvent);
        var held = false;
        var longest = TimeSpan.Zero;
        foreach (var name in Suffixes.Select(suffix => work + suffix))
        {
            if (await queues.FindAsync(name, cancellationToken) is not { } queue)
            {
                continue;
            }

            held |= (await queue.DepthAsync(cancellationToken)).Total > 0;
            var retention = await queue.RetentionAsync(cancellationToken);
            longest = retention > longest ? retention : longest;
        }

        return held ? longest : null;
    }
}
