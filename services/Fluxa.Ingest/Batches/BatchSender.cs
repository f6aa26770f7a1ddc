using Fluxa.Contracts;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Intake;
using Fluxa.Ingest.Sending;

namespace Fluxa.Ingest.Batches;

/// <summary>Sends the good events of a batch in groups, each under way while the next is made, and says what became of every element.</summary>
internal sealed class BatchSender(EventIds ids, CommandMaker commands, GroupRoute route)
{
    /// <summary>An item for each element, in order. A replay has only its ids worked out again: nothing is sent.</summary>
    /// <exception cref="OperationCanceledException">The client went away; some events may have been taken.</exception>
    public async Task<BatchItem[]> SendAsync(BatchBody body, BatchElement[] elements, DateTimeOffset receivedAt, EventOrigin origin, bool isReplay, CancellationToken cancellationToken)
    {
        var items = new BatchItem[elements.Length];
        var known = new KnownEvents();
        var groups = new CommandGroups(route, items);
        try
        {
            for (var index = 0; index < elements.Length; index++)
            {
                if (elements[index] is BatchElement.Bad bad)
                {
                    items[index] = bad.Item;
                    continue;
                }

                var good = (BatchElement.Good)elements[index];
                var payload = EventPayload.Of(await body.ReadAsync(good.Payload, cancellationToken));
                var eventOrigin = origin with { Index = index, CloudEvent = good.CloudEvent };
                var eventId = ids.For(good.OwnId, eventOrigin, payload.Sha256, receivedAt);
                if (known.Note(index, eventId, payload.Sha256, out var isCopy) is { } conflict)
                {
                    items[index] = conflict;
                }
                else if (isReplay)
                {
                    items[index] = new BatchItem.Taken(eventId, IsDuplicate: false);
                }
                else if (!isCopy)
                {
                    await AddAsync(groups, index, await commands.TryMakeAsync(eventId, payload, receivedAt, eventOrigin, cancellationToken), eventId, cancellationToken);
                }
            }

            await groups.SendRestAsync(cancellationToken);
        }
        finally
        {
            await groups.WhenAllAsync();
        }

        known.Settle(items);
        return items;
    }

    private static Task AddAsync(CommandGroups groups, int index, IngestEvent? command, Guid eventId, CancellationToken cancellationToken)
    {
        if (command is not null)
        {
            return groups.AddAsync(index, command, cancellationToken);
        }

        groups.Items[index] = BatchItems.Unavailable(eventId, "S3");
        return Task.CompletedTask;
    }
}
