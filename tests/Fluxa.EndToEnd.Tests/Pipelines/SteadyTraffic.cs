using System.Collections.Concurrent;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>Posts events at a steady rate until told to stop, and remembers which of them were acknowledged.</summary>
public sealed class SteadyTraffic : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, SampleEvent> _acked = new();
    private readonly ConcurrentQueue<TimeSpan> _latencies = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<HttpClient> _ingest;
    private readonly Task _running;
    private readonly ConcurrentQueue<string> _refusals = new();

    private SteadyTraffic(Func<HttpClient> ingest, int perSecond)
    {
        _ingest = ingest;
        _running = RunAsync(perSecond);
    }

    public IReadOnlyCollection<SampleEvent> Acked => [.. _acked.Values];

    public int Refused => _refusals.Count;

    /// <summary>Events a second that were posted until it was told to stop, answered or not: what a load generator that can't keep up would show. Known after the stop.</summary>
    public double Rate { get; private set; }

    /// <summary>Asserts that no more than so many were refused or broken; else tells what they were told.</summary>
    public void WasRefusedAtMost(int times) => Assert.True(
        Refused <= times,
        $"{Refused} were refused: {string.Join("; ", _refusals.Select(WithoutItsId).CountBy(told => told).Select(told => $"{told.Value} × {told.Key}").Take(5))}");

    /// <summary>The time within which that share of the answers so far came, refusals included.</summary>
    public TimeSpan Percentile(double share) => _latencies.Order().ElementAt((int)(share * (_latencies.Count - 1)));

    /// <param name="ingest">Asked anew for each event, so that a restarted Ingest is found.</param>
    /// <param name="perSecond">Events a second.</param>
    public static SteadyTraffic Start(Func<HttpClient> ingest, int perSecond) => new(ingest, perSecond);

    /// <summary>Waits until so many more events than now have been acknowledged.</summary>
    public Task MoreAsync(int count)
    {
        var goal = _acked.Count + count;
        return Eventually.BecomesAsync($"{goal} events are acknowledged", () => Task.FromResult(_acked.Count), acked => acked >= goal);
    }

    /// <summary>Stops, waits for what is under way, and answers what was acknowledged.</summary>
    public async Task<IReadOnlyCollection<SampleEvent>> StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        return Acked;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    /// <summary>A correlation id tells apart what is the same answer.</summary>
    private static string WithoutItsId(string told) => told.Split(",\"correlation_id\"", 2)[0];

    private async Task RunAsync(int perSecond)
    {
        var posts = new List<Task>();
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond), TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                // What was due while the machine stalled is sent now: real clients don't wait for it either.
                for (var due = (int)(TimeProvider.System.GetElapsedTime(started).TotalSeconds * perSecond); posts.Count < due;)
                {
                    posts.Add(PostAsync());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }

        Rate = posts.Count / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await Task.WhenAll(posts);
    }

    private async Task PostAsync()
    {
        var sample = SampleEvent.Make();
        var started = TimeProvider.System.GetTimestamp();
        var refusal = await sample.WhyNotAsync(_ingest(), CancellationToken.None);
        _latencies.Enqueue(TimeProvider.System.GetElapsedTime(started));
        if (refusal is null)
        {
            _acked[sample.Id] = sample;
        }
        else
        {
            _refusals.Enqueue(refusal);
        }
    }
}
