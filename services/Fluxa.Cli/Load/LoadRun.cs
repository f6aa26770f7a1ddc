using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary>
/// An open loop: every event has its time, fixed in advance, and is sent then, whether or not earlier ones were answered. Times count
/// from when an event was due, so that a stall shows in every event it held up (no coordinated omission).
/// </summary>
internal sealed class LoadRun(Target target, LoadSettings settings, LoadScreen screen, TimeProvider clock, Func<int, SampleEvent>? plain = null)
{
    /// <summary>Requests under way at once: beyond it, events are counted as not sent instead of exhausting this machine.</summary>
    private const int MostUnderWay = 4096;

    private readonly SampleEvents _events = new("load-", seed: 1, clock);
    private readonly LoadFigures _figures = new(settings, clock);
    private readonly TaskCompletionSource _last = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One more than requests are under way, until the last event was sent.
    private int _underWay = 1;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var result = await MeasureAsync(cancellationToken);
        screen.Show(result);
        return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : result.Clean ? ExitCodes.Done : ExitCodes.NotSo;
    }

    /// <summary>Runs it and says what it found.</summary>
    public async Task<LoadResult> MeasureAsync(CancellationToken cancellationToken)
    {
        using var client = new FluxaClient(target, MostUnderWay);
        await client.RequireAsync(cancellationToken);
        await WarmUp.RunAsync(client, settings, clock, cancellationToken);
        var visibility = new Visibility(client, _figures, clock);
        _figures.Start();
        await screen.FollowAsync(SendAllAsync(client, visibility, cancellationToken), _figures.Result, clock);
        Done();
        await screen.FollowAsync(_last.Task, _figures.Result, clock);
        return _figures.Result();
    }

    /// <summary>Ends early when it is interrupted: what was measured until then is worth showing.</summary>
    private async Task SendAllAsync(FluxaClient client, Visibility visibility, CancellationToken cancellationToken)
    {
        for (long number = 0; number < settings.Total && !cancellationToken.IsCancellationRequested; number++)
        {
            var wait = settings.Due(number) - _figures.Elapsed;
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (Volatile.Read(ref _underWay) > MostUnderWay)
            {
                _figures.NotSent();
                continue;
            }

            _figures.Sent();
            Interlocked.Increment(ref _underWay);
            _ = SendAsync(client, visibility, number, cancellationToken);
        }
    }

    private async Task SendAsync(FluxaClient client, Visibility visibility, long number, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            var sample = settings.IsLarge(number) ? _events.Large((int)number) : (plain ?? _events.Plain)((int)number);
            var outcome = await client.PostAsync(sample.Payload, cancellationToken);
            _figures.Answered(number, outcome);
            if (outcome.Accepted && number % settings.WatchEvery == 0)
            {
                await visibility.AwaitAsync(sample.Id, number, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _figures.Interrupted();
        }
        finally
        {
            Done();
        }
    }

    private void Done()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            _last.TrySetResult();
        }
    }
}
