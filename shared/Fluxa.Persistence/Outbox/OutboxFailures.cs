using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>
/// Decides about rows that were not published. In an outage nobody is to blame: rows keep their place or wait, and no try counts against
/// them. A row refused while others were taken is put off, longer each time, and set aside after so many tries; one that can't be read
/// is set aside at once. Set aside means: still in the table, due never, until someone acts.
/// </summary>
internal sealed partial class OutboxFailures(OutboxTable table, IOptions<OutboxOptions> options, PersistenceMetrics metrics, TimeProvider clock, ILogger<OutboxFailures> logger)
{
    // Kept as 'infinity'.
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    public async Task SettleAsync(IReadOnlyList<OutboxFailure> failures, bool isOutage, bool keepPlace)
    {
        var putBack = isOutage && keepPlace ? failures.Where(failure => !failure.IsOwnFault).ToList() : [];
        if (putBack.Count > 0)
        {
            await table.PutBackAsync([.. putBack.Select(failure => failure.Entry)], putBack[0].Text, CancellationToken.None).ConfigureAwait(false);
        }

        metrics.Postponed(putBack.Count);
        var rest = putBack.Count == 0 ? failures : [.. failures.Where(failure => failure.IsOwnFault)];
        if (rest.Count > 0)
        {
            var now = PostgresTime.Now(clock);
            await table.PostponeAsync([.. rest.Select(failure => Decide(failure, isOutage, now))], CancellationToken.None).ConfigureAwait(false);
        }
    }

    private PostponedEntry Decide(OutboxFailure failure, bool isOutage, DateTimeOffset now)
    {
        var entry = failure.Entry;
        var isBlamed = failure.IsOwnFault || !isOutage;
        if (failure.IsForGood || (isBlamed && entry.Attempts >= options.Value.Tries))
        {
            metrics.SetAside();
            Log.SetAside(logger, failure.Fault, entry.Id, entry.Message.MessageId, entry.Message.MessageType, entry.Message.Destination, entry.Attempts);
            return new PostponedEntry(entry, Never, failure.Text);
        }

        metrics.Postponed(1);
        return new PostponedEntry(entry, now + OutboxBackoff.After(entry.Attempts, options.Value, Random.Shared.NextDouble()), failure.Text);
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "Outbox row {Id}, message {MessageId} of type {MessageType} for {Destination}, is set aside after {Attempts} tries: it is published no more until someone makes it due again")]
        public static partial void SetAside(ILogger logger, Exception exception, long id, Guid messageId, string messageType, string destination, int attempts);
    }
}
