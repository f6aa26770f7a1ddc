using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>
/// Publishes rows whose lease this process holds, side by side, then deletes those that the broker confirmed and puts off the
/// others. Dying between publish and delete publishes again, under the same ids: at least once.
/// </summary>
internal sealed partial class OutboxDispatcher(
    IOutboxPublisher publisher,
    OutboxTable table,
    IOptions<OutboxOptions> options,
    PersistenceMetrics metrics,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger)
{
    /// <summary>Publishes and settles the rows; answers how many the broker took.</summary>
    /// <param name="entries">The rows.</param>
    /// <param name="keepPlace">When none was taken: true puts the rows back ahead of younger ones, false puts each off.</param>
    /// <param name="cancellationToken">Gives up what the broker has not taken by then.</param>
    public async Task<int> DispatchAsync(IReadOnlyList<OutboxEntry> entries, bool keepPlace, CancellationToken cancellationToken)
    {
        // Past its lease a row may be another relay's.
        using var lease = new CancellationTokenSource(options.Value.Lease, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Token, cancellationToken);

        var faults = await Task.WhenAll(entries.Select(entry => TryPublishAsync(entry, either.Token))).ConfigureAwait(false);

        // The broker has these: forgetting them can't be given up half way because the host stops.
        long[] published = [.. entries.Where((_, i) => faults[i] is null).Select(entry => entry.Id)];
        if (published.Length > 0)
        {
            await table.DeleteAsync(published, CancellationToken.None).ConfigureAwait(false);
        }

        if (published.Length < entries.Count)
        {
            Log.NotTaken(logger, faults.First(fault => fault is not null)!, entries.Count - published.Length, entries.Count);
            await (keepPlace && published.Length == 0 ? PutBackAsync(entries, faults[0]!) : PostponeAsync(entries, faults)).ConfigureAwait(false);
        }

        return published.Length;
    }

    private async Task<Exception?> TryPublishAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(entry.Message, cancellationToken).ConfigureAwait(false);
            metrics.Published(clock.GetUtcNow() - entry.CommittedAt);
            return null;
        }
#pragma warning disable CA1031 // Whatever the broker or its client throws, the row stays and its neighbours go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            metrics.Postponed();
            return exception;
        }
    }

    private async Task PostponeAsync(IReadOnlyList<OutboxEntry> entries, Exception?[] faults)
    {
        var now = PostgresTime.Now(clock);
        var postponed = new List<PostponedEntry>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (faults[i] is { } fault)
            {
                var wait = OutboxBackoff.After(entries[i].Attempts, options.Value, Random.Shared.NextDouble());
                postponed.Add(new PostponedEntry(entries[i].Id, now + wait, Text(fault)));
            }
        }

        await table.PostponeAsync(postponed, CancellationToken.None).ConfigureAwait(false);
    }

    private Task PutBackAsync(IReadOnlyList<OutboxEntry> entries, Exception fault) =>
        table.PutBackAsync([.. entries.Select(entry => entry.Id)], Text(fault), CancellationToken.None);

    private static string Text(Exception fault) => $"{fault.GetType().Name}: {fault.Message}";

    private static partial class Log
    {
        [LoggerMessage(2100, LogLevel.Warning, "The broker did not take {Postponed} of {Rows} outbox messages; they stay in the outbox and are tried again")]
        public static partial void NotTaken(ILogger logger, Exception exception, int postponed, int rows);
    }
}
