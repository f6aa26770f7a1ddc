using Fluxa.Testing;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>A send that SQS neither confirms nor refuses until a test says so.</summary>
internal sealed class HeldSend
{
    /// <summary>The patience of the client and the time limit of the send.</summary>
    private const int Limits = 2;

    private readonly IngestFactory _ingest;
    private readonly Signal _asked = new("SQS is asked");
    private readonly TaskCompletionSource _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _timers;

    public HeldSend(IngestFactory ingest)
    {
        _ingest = ingest;
        _ingest.Sends.OnSend = () =>
        {
            _timers = _ingest.Clock.WaitingTimers;
            _asked.Set();
            return _confirmed.Task;
        };
    }

    public void Confirm() => _confirmed.SetResult();

    /// <summary>Waits until both time limits run, which is when the send is under way: only then may the clock go on.</summary>
    public async Task IsUnderWayAsync()
    {
        await _asked.WaitAsync();
        await Eventually.BecomesAsync("the send's time limits run", () => Task.FromResult(_ingest.Clock.WaitingTimers), waiting => waiting >= _timers + Limits);
    }
}
