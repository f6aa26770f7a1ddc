using Fluxa.Contracts;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Intake;
using Fluxa.Ingest.Sending;

namespace Fluxa.Ingest.Batches;

/// <summary>Sends the good events of a batch in groups, each under way while the next is made, and says what became of every element.</summary>
internal sealed class BatchSender(EventIds ids, BatchAllowance allowance, CommandMaker commands, GroupRoute route)
{
    /// <summary>An item for each element, in order. A replay has only its ids worked out again: nothing is sent.</summary>
    /// <exception cref="OperationCanceledException">The client went away; some events may have been taken.</exception>
    public async Task<BatchItem[]> SendAsync(BatchBody body, BatchElement[] elements, DateTimeOffset receivedAt, EventOrigin origin, bool isReplay, CancellationToken cancellationToken)
    {
        var items = new BatchItem[elements.Length];
        var identities = new BatchIdentities(ids, body, elements, origin, receivedAt);
        var tooMany = await allowance.RefusedAsync(origin.TenantId, elements, identities, isReplay, cancellationToken);
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

                var (eventId, payload) = await identities.ReadAsync(index, cancellationToken);
                if (known.Note(index, eventId, payload.Sha256, out var isCopy) is { } conflict)
                {
                    items[index] = conflict;
                }
                else if (isReplay)
                {
                    items[index] = new BatchItem.Taken(eventId, IsDuplicate: false);
                }
                else if (!isCopy && tooMany.TryGetValue(eventId, out var fault))
                {
                    items[index] = BatchItems.OverLimit(eventId, fault, identities.OriginOf(index).CloudEvent is not null);
                }
                else if (!isCopy)
                {
                    var command = await commands.TryMakeAsync(eventId, payload, receivedAt, identities.OriginOf(index), cancellationToken);
                    await AddAsync(groups, index, command, eventId, cancellationToken);
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
