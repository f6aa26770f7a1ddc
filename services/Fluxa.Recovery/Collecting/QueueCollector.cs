using System.Threading.Channels;
using Fluxa.CrashPoints;
using Fluxa.Persistence.Faults;
using Fluxa.Recovery.Queues;
using Fluxa.Transport.AmazonSqs.Raw;
using Microsoft.Extensions.Options;

namespace Fluxa.Recovery.Collecting;

/// <summary>
/// Takes failures from one queue into the store. One long poll watches an idle queue; when it brings messages, several polls fill while
/// commits empty: while one commit is under way, what arrives goes into the next.
/// </summary>
internal sealed partial class QueueCollector(
    QueueDirectory queues, FailureTable table, RecoveryMetrics metrics, CollectorReport report, IOptions<RecoveryOptions> options, TimeProvider clock, ILogger<QueueCollector> logger)
{
    /// <summary>Polls side by side while the queue gives: each answer has at most 1 MiB, so this bounds the memory too.</summary>
    private const int Polls = 8;
    private const int WaitingAnswers = 16;
    private const int CommitMessages = 500;
    private const int CommitBytes = 8 * 1024 * 1024;
    private const int DeleteMessages = 10;
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    /// <summary>Waits for messages and takes in what there is; answers how many were stored, 0 when none came.</summary>
    /// <exception cref="Transport.AmazonSqs.Aws.AwsServiceException">SQS refuses or doesn't answer.</exception>
    /// <exception cref="Npgsql.NpgsqlException">PostgreSQL can't take them; they were handed back.</exception>
    public async Task<int> RunOnceAsync(string name, TimeSpan? wait, CancellationToken cancellationToken)
    {
        if (await queues.FindAsync(name, cancellationToken) is not { } queue)
        {
            return 0;
        }

        // A message that is received and can't be stored has one attempt less: first ask whether it could be.
        await table.ProbeAsync(cancellationToken);
        var first = await queue.ReceiveAsync(wait ?? LongPoll, options.Value.Visibility, cancellationToken);
        if (first.Count == 0)
        {
            return 0;
        }

        var answers = Channel.CreateBounded<IReadOnlyList<RawMessage>>(WaitingAnswers);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await answers.Writer.WriteAsync(first, cancellationToken);
        var filling = FillAsync(queue, answers.Writer, failed.Token);
        try
        {
            var stored = await EmptyAsync(queue, answers.Reader);
            await filling;
            return stored;
        }
        catch
        {
            await failed.CancelAsync();
            await HandBackAsync(queue, answers.Reader);
            await filling;
            throw;
        }
    }

    private async Task FillAsync(RawQueueClient queue, ChannelWriter<IReadOnlyList<RawMessage>> answers, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Polls).Select(_ => PollAsync(queue, answers, cancellationToken)));
        }
        finally
        {
            answers.Complete();
        }
    }

    // Ends when the queue gives no more, or a stop is asked for. A poll under way is never cut off: its messages would be hidden from everybody.
    private async Task PollAsync(RawQueueClient queue, ChannelWriter<IReadOnlyList<RawMessage>> answers, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested
                && await queue.ReceiveAsync(TimeSpan.Zero, options.Value.Visibility, CancellationToken.None) is { Count: > 0 } received)
            {
                await answers.WriteAsync(received, CancellationToken.None);
            }
        }
        catch (Transport.AmazonSqs.Aws.AwsServiceException exception)
        {
            Log.PollFailed(logger, exception, queue.Name);
        }
    }

    private async Task<int> EmptyAsync(RawQueueClient queue, ChannelReader<IReadOnlyList<RawMessage>> answers)
    {
        var stored = 0;
        while (await answers.WaitToReadAsync(CancellationToken.None))
        {
            var batch = Take(answers);
            stored += await StoreAsync(queue, batch);
        }

        return stored;
    }

    private static List<RawMessage> Take(ChannelReader<IReadOnlyList<RawMessage>> answers)
    {
        var batch = new List<RawMessage>(CommitMessages);
        long bytes = 0;
        while (batch.Count <= CommitMessages - DeleteMessages && bytes < CommitBytes && answers.TryRead(out var answer))
        {
            batch.AddRange(answer);
            bytes += answer.Sum(message => (long)message.Body.Length);
        }

        return batch;
    }

    private async Task<int> StoreAsync(RawQueueClient queue, List<RawMessage> batch)
    {
        CrashPoint.Reach("recovery.after-receive");
        using var span = RecoveryTrace.StartCollect(queue.Name, batch);
        var now = clock.GetUtcNow();
        var failures = batch.ConvertAll(message => FailureReader.Read(queue.Name, message, now));
        var kept = batch;
        try
        {
            report.Stored(await table.InsertAsync(failures, CancellationToken.None), now);
        }
        catch (Exception exception) when (PostgresFaults.IsRowFault(exception))
        {
            kept = await StoreEachAsync(queue.Name, batch, failures);
        }
        catch
        {
            await HandBackAsync(queue, batch);
            throw;
        }

        CrashPoint.Reach("recovery.after-store");
        metrics.Collected(kept.Count);
        await DeleteAsync(queue, kept);
        return kept.Count;
    }

    // One row's data is refused: the others go on without it. It stays in its queue, where it can be looked at.
    private async Task<List<RawMessage>> StoreEachAsync(string queue, List<RawMessage> batch, List<CollectedFailure> failures)
    {
        var kept = new List<RawMessage>(batch.Count);
        foreach (var (message, failure) in batch.Zip(failures))
        {
            try
            {
                report.Stored(await table.InsertAsync([failure], CancellationToken.None), clock.GetUtcNow());
                kept.Add(message);
            }
            catch (Exception exception) when (PostgresFaults.IsRowFault(exception))
            {
                Log.CannotBeStored(logger, exception, message.MessageId, queue);
            }
        }

        return kept;
    }

    // What SQS doesn't delete is delivered again, and is known then.
    private async Task DeleteAsync(RawQueueClient queue, List<RawMessage> messages)
    {
        try
        {
            await Task.WhenAll(messages.Chunk(DeleteMessages).Select(part => queue.DeleteAsync(part, CancellationToken.None)));
        }
        catch (Transport.AmazonSqs.Aws.AwsServiceException exception)
        {
            Log.NotDeleted(logger, exception, queue.Name);
        }
    }

    private async Task HandBackAsync(RawQueueClient queue, ChannelReader<IReadOnlyList<RawMessage>> answers)
    {
        await foreach (var answer in answers.ReadAllAsync(CancellationToken.None))
        {
            await HandBackAsync(queue, answer);
        }
    }

    private async Task HandBackAsync(RawQueueClient queue, IReadOnlyList<RawMessage> messages)
    {
        try
        {
            await Task.WhenAll(messages.Chunk(DeleteMessages).Select(part => queue.ReturnAsync(part, CancellationToken.None)));
        }
        catch (Transport.AmazonSqs.Aws.AwsServiceException exception)
        {
            Log.NotHandedBack(logger, exception, queue.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(9002, LogLevel.Warning, "A poll of {Queue} failed; what was received before is stored")]
        public static partial void PollFailed(ILogger logger, Exception exception, string queue);

        [LoggerMessage(9003, LogLevel.Error, "Message {MessageId} in {Queue} can't be stored: PostgreSQL refuses its data. It stays in the queue")]
        public static partial void CannotBeStored(ILogger logger, Exception exception, string messageId, string queue);

        [LoggerMessage(9004, LogLevel.Warning, "Failures were stored but could not be deleted from {Queue}; they are known when they come again")]
        public static partial void NotDeleted(ILogger logger, Exception exception, string queue);

        [LoggerMessage(9005, LogLevel.Warning, "Messages of {Queue} could not be handed back; they come again when their visibility timeout ends")]
        public static partial void NotHandedBack(ILogger logger, Exception exception, string queue);
    }
}
