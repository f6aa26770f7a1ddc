using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>
/// Decides when to poll and for how many messages. One long poll runs while the queue is quiet. A poll that comes back full makes room for
/// one more beside it, one that comes back less than half full takes one away. A poll asks only for what may still be held; while there
/// is work waiting it holds off until a full request is worth it, because a request costs the same full or empty.
/// </summary>
/// <param name="capacity">Messages held at most, in work and waiting.</param>
/// <param name="concurrency">Messages in work at most.</param>
internal sealed class ReceiveWindow(int capacity, int concurrency)
{
    /// <summary>Polls under way at most.</summary>
    public const int MaxPolls = 16;

    private readonly Lock _gate = new();
    private readonly int _maxPolls = Math.Clamp(capacity / SqsLimits.MessagesPerReceive, 1, MaxPolls);
    private TaskCompletionSource _changed = NewSignal();
    private int _held;
    private int _reserved;
    private int _polls;
    private int _wantedPolls = 1;
    private int _careful;

    public int Held
    {
        get
        {
            lock (_gate)
            {
                return _held;
            }
        }
    }

    /// <summary>The next so many messages are received one at a time, each when nothing else is held: who shares the fate of one that kills the process, if any does, are few.</summary>
    public void TakeCare(int messages)
    {
        lock (_gate)
        {
            _careful = Math.Max(_careful, messages);
        }
    }

    /// <summary>Reserves room for one poll; zero when none should start now.</summary>
    public int TryStartPoll()
    {
        lock (_gate)
        {
            var count = Wanted();
            if (count > 0)
            {
                _reserved += count;
                _polls++;
            }

            return count;
        }
    }

    /// <summary>Ends a poll: what it received is held now, the rest of its room is free again.</summary>
    public void EndPoll(int asked, int received)
    {
        lock (_gate)
        {
            _polls--;
            _reserved -= asked;
            _held += received;
            _careful = Math.Max(0, _careful - (asked == 1 ? received : 0));
            if (received == asked && asked == SqsLimits.MessagesPerReceive)
            {
                _wantedPolls = Math.Min(_wantedPolls + 1, _maxPolls);
            }
            else if (received * 2 < asked)
            {
                _wantedPolls = Math.Max(_wantedPolls - 1, 1);
            }

            SignalIfWanted();
        }
    }

    /// <summary>A held message is gone: settled, or handed back.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _held--;
            SignalIfWanted();
        }
    }

    /// <summary>Completes once a poll may be wanted again.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Wanted() > 0)
            {
                return Task.CompletedTask;
            }

            if (_changed.Task.IsCompleted)
            {
                _changed = NewSignal();
            }

            return _changed.Task.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void SignalIfWanted()
    {
        if (Wanted() > 0)
        {
            _changed.TrySetResult();
        }
    }

    private int Wanted()
    {
        if (_careful > 0)
        {
            return _held == 0 && _polls == 0 ? 1 : 0;
        }

        var free = capacity - _held - _reserved;
        if (free <= 0 || _polls >= _wantedPolls)
        {
            return 0;
        }

        var full = Math.Min(SqsLimits.MessagesPerReceive, capacity);
        var hasWaitingWork = _held > concurrency;
        return free < full && (_polls > 0 || hasWaitingWork) ? 0 : Math.Min(free, SqsLimits.MessagesPerReceive);
    }
}
