namespace Fluxa.Cli.Load;

/// <summary>The few slowest events, from several threads: when they were due tells a stall of a moment from a system that is slow throughout.</summary>
internal sealed class SlowestEvents
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 5;

    private readonly PriorityQueue<SlowEvent, double> _kept = new();

    public void Add(TimeSpan due, TimeSpan took)
    {
        var slow = new SlowEvent(Math.Round(due.TotalSeconds, 2), Math.Round(took.TotalMilliseconds, 2));
        lock (_kept)
        {
            if (_kept.Count < Kept)
            {
                _kept.Enqueue(slow, slow.Took);
            }
            else
            {
                _kept.EnqueueDequeue(slow, slow.Took);
            }
        }
    }

    /// <summary>The slowest first.</summary>
    public IReadOnlyList<SlowEvent> Snapshot()
    {
        lock (_kept)
        {
            return [.. _kept.UnorderedItems.Select(item => item.Element).OrderByDescending(slow => slow.Took)];
        }
    }
}
