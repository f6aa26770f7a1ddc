using System.Diagnostics.CodeAnalysis;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>
/// Runs deliveries, a limited number at a time, in the order they came. On ordered queues at most <paramref name="perGroup"/> messages of
/// one group run together, the others of the group wait behind them, and are handed back when one fails: order survives a fault. A suspect
/// (<see cref="Delivery.IsSuspect"/>) starts when nothing else runs or waits, the least suspicious first.
/// </summary>
/// <param name="concurrency">Deliveries run at a time.</param>
/// <param name="perGroup">Deliveries of one group run at a time; zero: groups don't matter.</param>
/// <param name="run">Runs a delivery to its end; answers whether it was settled. Must not throw.</param>
/// <param name="handBack">Takes deliveries that are not going to run.</param>
internal sealed class WorkQueue(int concurrency, int perGroup, Func<Delivery, Task<bool>> run, Action<IReadOnlyList<Delivery>> handBack)
{
    private readonly Lock _gate = new();
    private readonly Queue<Delivery> _ready = new();
    private readonly PriorityQueue<Delivery, int> _suspects = new();
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _closed;

    /// <summary>Completes when, after <see cref="Close"/>, nothing runs any more.</summary>
    public Task Drained => _drained.Task;

    public void Add(Delivery delivery)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                Place(delivery);
                StartWhatCan();
                return;
            }
        }

        handBack([delivery]);
    }

    /// <summary>Starts nothing more and hands back what has not started.</summary>
    public void Close()
    {
        List<Delivery> waiting;
        lock (_gate)
        {
            _closed = true;
            waiting = TakeWaiting();
            _groups.Clear();
            CompleteWhenIdle();
        }

        handBack(waiting);
    }

    /// <summary>Hands back what has not started, and goes on with what comes.</summary>
    public void HandBackWaiting()
    {
        List<Delivery> waiting;
        lock (_gate)
        {
            foreach (var id in _ready.Select(delivery => delivery.GroupId).OfType<string>())
            {
                LeaveGroup(id);
            }

            waiting = TakeWaiting();
        }

        handBack(waiting);
    }

    private List<Delivery> TakeWaiting()
    {
        List<Delivery> waiting = [.. _ready, .. _suspects.UnorderedItems.Select(suspect => suspect.Element), .. _groups.Values.SelectMany(group => group.Parked)];
        _ready.Clear();
        _suspects.Clear();
        foreach (var group in _groups.Values)
        {
            group.Parked.Clear();
        }

        return waiting;
    }

    private void LeaveGroup(string id)
    {
        if (_groups.TryGetValue(id, out var group) && --group.Active == 0 && group.Parked.Count == 0)
        {
            _groups.Remove(id);
        }
    }

    private void Place(Delivery delivery)
    {
        if (delivery.IsSuspect)
        {
            _suspects.Enqueue(delivery, delivery.Message.ReceiveCount);
            return;
        }

        if (perGroup > 0 && delivery.GroupId is { } id)
        {
            if (!_groups.TryGetValue(id, out var group))
            {
                _groups[id] = group = new Group();
            }

            if (group.Active >= perGroup)
            {
                group.Parked.Enqueue(delivery);
                return;
            }

            group.Active++;
        }

        _ready.Enqueue(delivery);
    }

    private void StartWhatCan()
    {
        while (_running < concurrency && TryTake(othersRunning: _running, out var next))
        {
            _running++;
            ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Queue.RunAsync(state.Delivery), (Queue: this, Delivery: next), preferLocal: false);
        }
    }

    private bool TryTake(int othersRunning, [MaybeNullWhen(false)] out Delivery next) =>
        _ready.TryDequeue(out next) || (othersRunning == 0 && _suspects.TryDequeue(out next, out _));

    private async Task RunAsync(Delivery first)
    {
        for (var delivery = first; delivery is not null;)
        {
            var settled = await run(delivery);
            delivery = Next(delivery, settled);
        }
    }

    private Delivery? Next(Delivery ended, bool settled)
    {
        List<Delivery>? behind;
        Delivery? next;
        lock (_gate)
        {
            behind = Leave(ended, settled);
            if (!TryTake(othersRunning: _running - 1, out next))
            {
                _running--;
                CompleteWhenIdle();
            }
        }

        if (behind is not null)
        {
            handBack(behind);
        }

        return next;
    }

    /// <summary>Makes room in the delivery's group; answers those that can't follow one that failed.</summary>
    private List<Delivery>? Leave(Delivery ended, bool settled)
    {
        if (perGroup == 0 || ended.GroupId is not { } id || !_groups.TryGetValue(id, out var group))
        {
            return null;
        }

        List<Delivery>? behind = null;
        if (!settled && group.Parked.Count > 0)
        {
            behind = [.. group.Parked];
            group.Parked.Clear();
        }

        if (group.Parked.TryDequeue(out var next))
        {
            _ready.Enqueue(next);
        }
        else if (--group.Active == 0)
        {
            _groups.Remove(id);
        }

        return behind;
    }

    private void CompleteWhenIdle()
    {
        if (_closed && _running == 0)
        {
            _drained.TrySetResult();
        }
    }

    private sealed class Group
    {
        public int Active { get; set; }

        public Queue<Delivery> Parked { get; } = new();
    }
}
