using Fluxa.Contracts;
using Fluxa.CrashPoints;
using Fluxa.Ingest.Sending;

namespace Fluxa.Ingest.Batches;

/// <summary>Gathers the commands of one batch into groups and sends each as soon as it is full.</summary>
internal sealed class CommandGroups(GroupRoute route, BatchItem[] items)
{
    private readonly List<Task> _underWay = [];
    private List<(int Index, IngestEvent Command)> _group = [];
    private long _bytes;

    /// <summary>What became of each event, by its place.</summary>
    public BatchItem[] Items => items;

    /// <summary>Adds a command; returns when there is room for the next one.</summary>
    public async Task AddAsync(int index, IngestEvent command, CancellationToken cancellationToken)
    {
        _group.Add((index, command));
        _bytes += command.Payload?.Length ?? 0;
        if (_group.Count == BatchLimits.GroupCommands || _bytes >= BatchLimits.GroupBytes)
        {
            await SendRestAsync(cancellationToken);
        }
    }

    /// <summary>Sends what is left.</summary>
    public async Task SendRestAsync(CancellationToken cancellationToken)
    {
        if (_group.Count == 0)
        {
            return;
        }

        var group = _group;
        _group = [];
        _bytes = 0;
        await route.WaitForRoomAsync(cancellationToken);
        _underWay.Add(SendAsync(group, cancellationToken));
    }

    /// <summary>Returns when every group has its answer.</summary>
    public Task WhenAllAsync() => Task.WhenAll(_underWay);

    private async Task SendAsync(List<(int Index, IngestEvent Command)> group, CancellationToken cancellationToken)
    {
        var taken = await route.TryTakeAsync([.. group.Select(entry => entry.Command)], cancellationToken);
        CrashPoint.Reach("ingest.mid-batch");
        for (var at = 0; at < group.Count; at++)
        {
            var (index, command) = group[at];
            items[index] = taken[at]
                ? new BatchItem.Taken(command.EventId, IsDuplicate: false)
                : BatchItems.Unavailable(command.EventId, "SQS and PostgreSQL");
        }
    }
}
