using System.Diagnostics.CodeAnalysis;
using Fluxa.Transport.AmazonSqs.Aws;

namespace MassTransit;

/// <summary>
/// Lets a receive endpoint rest while its consumers can't do their work, because a database they need is down for example. Closed, nothing
/// is received, so nothing counts a delivery; what had not started goes back to the queue. One gate may serve several endpoints.
/// <code>
/// open ── Close(after) ──▶ closed: polls end, waiting messages are hidden for `after`, started ones go on ── Open() ──▶ open
/// </code>
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Without timer and wait handle the source holds nothing, and a gate lives as long as its bus.")]
public sealed class ReceiveGate
{
    private readonly Lock _lock = new();
    private readonly List<Action> _onClose = [];
    private TaskCompletionSource _opened = Completed();
    private CancellationTokenSource _closing = new();

    /// <summary>True while endpoints receive.</summary>
    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>How long messages stay hidden that go back to the queue while the gate is closed.</summary>
    public TimeSpan HandBackAfter { get; private set; }

    /// <summary>Cancelled when the gate closes; another one after each opening.</summary>
    internal CancellationToken Closing
    {
        get
        {
            lock (_lock)
            {
                return _closing.Token;
            }
        }
    }

    /// <summary>Stops receiving at once; closing a closed gate changes only the time.</summary>
    /// <param name="handBackAfter">How long messages that have not started stay hidden from every receiver, 0–15 min. Too short, and they come to other processes that can't handle them either.</param>
    public void Close(TimeSpan handBackAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(handBackAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(handBackAfter, SqsLimits.Delay);
        Action[] told;
        CancellationTokenSource closing;
        lock (_lock)
        {
            HandBackAfter = handBackAfter;
            if (!IsOpen)
            {
                return;
            }

            _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            closing = _closing;
            told = [.. _onClose];
        }

        closing.Cancel();
        foreach (var tell in told)
        {
            tell();
        }
    }

    /// <summary>Receives again.</summary>
    public void Open()
    {
        lock (_lock)
        {
            if (!IsOpen)
            {
                _closing = new CancellationTokenSource();
                _opened.SetResult();
            }
        }
    }

    internal Task WaitUntilOpenAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _opened.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Calls back at each closing, until the answer is disposed of.</summary>
    internal IDisposable OnClose(Action tell)
    {
        lock (_lock)
        {
            _onClose.Add(tell);
        }

        return new Connection(this, tell);
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }

    private sealed class Connection(ReceiveGate gate, Action tell) : IDisposable
    {
        public void Dispose()
        {
            lock (gate._lock)
            {
                gate._onClose.Remove(tell);
            }
        }
    }
}
