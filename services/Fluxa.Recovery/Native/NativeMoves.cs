using System.Globalization;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Queues;
using Fluxa.Recovery.Storing;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Raw;
using Npgsql;

namespace Fluxa.Recovery.Native;

/// <summary>
/// SQS's own redrive of an error queue, for when Recovery can't collect from it: everything in the queue, without filter or canary.
/// The wish is noted before SQS is asked and the outcome after: whoever dies in between leaves a wish without an outcome, never a move without a wish.
/// </summary>
internal sealed class NativeMoves(NpgsqlDataSource dataSource, QueueDirectory queues, AuditLog audit)
{
    private const string Running = "RUNNING";

    /// <summary>The newest tasks of an error queue; null when it is none that is collected here.</summary>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<MovesAnswer?> ListAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) is { } queue
            ? new MovesAnswer(name, [.. (await queue.MovesAsync(cancellationToken)).Select(Answer)])
            : null;

    /// <summary>Starts a move of all that lies in an error queue; on a dry run only says what it would be.</summary>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<MoveOutcome> StartAsync(RequestCaller caller, MoveOrder order, CancellationToken cancellationToken)
    {
        if (await FindAsync(order.Queue, cancellationToken) is not { } source)
        {
            return new MoveOutcome.NoQueue(order.Queue);
        }

        if ((order.Destination ?? QueueDirectory.OwnerOf(order.Queue)) is not { } to)
        {
            return new MoveOutcome.NotNow($"The name {order.Queue} does not tell which queue it belongs to: say a destination.");
        }

        if (await queues.FindAsync(to, cancellationToken) is not { } destination)
        {
            return new MoveOutcome.NoQueue(to);
        }

        if ((await source.MovesAsync(cancellationToken)).Any(move => move.Status is Running or "CANCELLING"))
        {
            return new MoveOutcome.NotNow("A move of this queue is under way, and SQS runs one at a time. List the moves; wait for its end, or cancel it.");
        }

        var waiting = (await source.DepthAsync(cancellationToken)).Waiting;
        if (order.DryRun)
        {
            return new MoveOutcome.Started(new MoveStartAnswer(order.Queue, to, waiting, order.RatePerSecond, null, DryRun: true));
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{order.Queue} to {to}, {order.RatePerSecond?.ToString(CultureInfo.InvariantCulture) ?? "as SQS likes"}/s");
        var handle = await NotedAsync(caller, "native-start", order.Reason, what, waiting, () => source.StartMoveAsync(destination, order.RatePerSecond, CancellationToken.None), cancellationToken);
        return new MoveOutcome.Started(new MoveStartAnswer(order.Queue, to, waiting, order.RatePerSecond, handle, DryRun: false));
    }

    /// <summary>Cancels the move of an error queue that is running; on a dry run only says which that is.</summary>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<MoveOutcome> CancelAsync(RequestCaller caller, MoveOrder order, CancellationToken cancellationToken)
    {
        if (await FindAsync(order.Queue, cancellationToken) is not { } source)
        {
            return new MoveOutcome.NoQueue(order.Queue);
        }

        if ((await source.MovesAsync(cancellationToken)).FirstOrDefault(move => move is { Status: Running, Handle: not null }) is not { Handle: { } handle } running)
        {
            return new MoveOutcome.NotNow("No move of this queue is running: there is nothing to cancel.");
        }

        var moved = order.DryRun
            ? running.Moved
            : await NotedAsync(caller, "native-cancel", order.Reason, order.Queue, null, () => source.CancelMoveAsync(handle, CancellationToken.None), cancellationToken);
        return new MoveOutcome.Cancelled(new MoveCancelAnswer(order.Queue, handle, moved, order.DryRun));
    }

    // Only what is collected here: this is no door to every queue of the account.
    private async Task<RawQueueClient?> FindAsync(string name, CancellationToken cancellationToken) =>
        queues.Collected.Contains(name, StringComparer.Ordinal) ? await queues.FindAsync(name, cancellationToken) : null;

    private async Task<T> NotedAsync<T>(RequestCaller caller, string action, string reason, string what, long? messages, Func<Task<T>> askAsync, CancellationToken cancellationToken)
    {
        await NoteAsync($"asked: {what}", cancellationToken);
        try
        {
            var answer = await askAsync();
            await NoteAsync($"accepted: {what}", CancellationToken.None);
            return answer;
        }
        catch (AwsServiceException exception)
        {
            await NoteAsync($"{(exception.IsTransient ? "in doubt" : "refused")} ({exception.ErrorCode ?? exception.Kind.ToString()}): {what}", CancellationToken.None);
            throw;
        }

        Task NoteAsync(string outcome, CancellationToken token) => dataSource.InTransactionAsync(
            async connection =>
            {
                await audit.NoteAsync(connection, new AuditNote(caller.AuditTenant, caller.Actor, action) { Reason = reason, Failures = messages, Outcome = outcome }, token);
                return true;
            },
            token);
    }

    private static MoveAnswer Answer(RawQueueMove move) =>
        new(move.Status, move.Handle, move.Destination, move.MessagesPerSecond, move.Moved, move.ToMove, move.StartedAt, move.FailureReason);
}
