using System.Globalization;
using System.Text;
using Fluxa.ClaimCheck;
using Fluxa.CrashPoints;
using Fluxa.Recovery.Collecting;
using Fluxa.Recovery.Queues;
using Fluxa.Recovery.Redrives.Planning;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Raw;

namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>
/// Claims a batch, sends it, notes it. A crash in between leaves claims that are never sent again; a clear no of SQS gives them back;
/// what is in doubt waits for its outcome like everything else.
/// </summary>
internal sealed partial class RedriveSender(RedriveTable table, QueueDirectory queues, PayloadCheck payloads, RecoveryMetrics metrics, ILogger<RedriveSender> logger)
{
    /// <summary>Sends up to so many messages; answers what it did.</summary>
    public async Task<SentBatch> SendAsync(RunningRedrive redrive, int most, CancellationToken cancellationToken)
    {
        var (items, touched) = await table.ClaimAsync(redrive, most, cancellationToken);
        CrashPoint.Reach("recovery.after-claim");

        // From here on the claims are ours to settle: a stop lets them end.
        var sent = 0;
        foreach (var queue in items.GroupBy(item => item.SourceQueue, StringComparer.Ordinal))
        {
            sent += await SendAsync(redrive, queue.Key, [.. queue]);
        }

        metrics.Redriven(sent);
        return new SentBatch(sent, touched, items.Select(item => item.SourceQueue).FirstOrDefault());
    }

    private async Task<int> SendAsync(RunningRedrive redrive, string name, List<ClaimedItem> items)
    {
        var id = redrive.RedriveId;
        RawQueueClient? queue;
        try
        {
            items = await WithoutGoneAsync(id, items);
            queue = await queues.FindAsync(name, CancellationToken.None);
        }
        catch (Exception exception) when (exception is AwsServiceException or PayloadStoreUnavailableException)
        {
            Log.NotSent(logger, exception, items.Count, id, name);
            await table.ReleaseAsync(id, items, null, CancellationToken.None);
            return 0;
        }

        if (queue is null)
        {
            await table.ReleaseAsync(id, items, $"there is no queue {name}", CancellationToken.None);
            return 0;
        }

        using var span = RecoveryTrace.StartRedrive(id, name, items);
        var outcomes = await queue.SendOnceAsync([.. items.Select(item => Message(id, item))], CancellationToken.None);
        CrashPoint.Reach("recovery.after-send");
        var answered = items.Zip(outcomes).ToList();
        var sent = answered.Where(entry => entry.Second is RawSendOutcome.Sent).Select(entry => entry.First).ToList();
        await table.MarkSentAsync(id, sent, CancellationToken.None);
        CrashPoint.Reach("recovery.after-sent-noted");
        await ReleaseRefusedAsync(id, name, answered);
        return sent.Count + answered.Count(entry => entry.Second is RawSendOutcome.InDoubt);
    }

    private async Task ReleaseRefusedAsync(Guid id, string name, List<(ClaimedItem Item, RawSendOutcome Outcome)> answered)
    {
        var later = answered.Where(entry => entry.Outcome is RawSendOutcome.Refused { MayLater: true }).Select(entry => entry.Item).ToList();
        if (later.Count > 0)
        {
            Log.Refused(logger, later.Count, id, name);
            await table.ReleaseAsync(id, later, null, CancellationToken.None);
        }

        foreach (var (item, outcome) in answered)
        {
            if (outcome is RawSendOutcome.Refused { MayLater: false } refused)
            {
                await table.ReleaseAsync(id, [item], refused.Detail, CancellationToken.None);
            }
        }
    }

    private async Task<List<ClaimedItem>> WithoutGoneAsync(Guid id, List<ClaimedItem> items)
    {
        var checks = await Task.WhenAll(items.Where(item => item.HasLargePayload).Select(async item => (Item: item, Gone: await payloads.IsGoneAsync(item.Body, CancellationToken.None))));
        var gone = checks.Where(check => check.Gone).Select(check => check.Item).ToList();
        if (gone.Count == 0)
        {
            return items;
        }

        await table.ReleaseAsync(id, gone, "its payload is not in S3 any more", CancellationToken.None);
        return [.. items.Except(gone)];
    }

    private static RawSend Message(Guid redriveId, ClaimedItem item)
    {
        var headers = HeaderJson.Read(item.Headers).Where(header => !FailureHeaders.IsAboutFailure(header.Key)).ToDictionary(StringComparer.Ordinal);
        headers[FailureHeaders.RedriveId] = RawValue.Of(redriveId.ToString());
        headers[FailureHeaders.RedriveAttempt] = RawValue.Of(item.Attempt.ToString(CultureInfo.InvariantCulture));
        headers[FailureHeaders.FailureId] = RawValue.Of(item.FailureId.ToString());
        return new RawSend(Encoding.UTF8.GetString(item.Body), headers);
    }

    private static partial class Log
    {
        [LoggerMessage(9101, LogLevel.Warning, "{Messages} messages of redrive {RedriveId} could not be sent to {Queue}; they wait for another try")]
        public static partial void NotSent(ILogger logger, Exception exception, int messages, Guid redriveId, string queue);

        [LoggerMessage(9102, LogLevel.Warning, "SQS refused {Messages} messages of redrive {RedriveId} for {Queue} for now; they wait for another try")]
        public static partial void Refused(ILogger logger, int messages, Guid redriveId, string queue);
    }
}
