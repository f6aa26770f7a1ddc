using Fluxa.Ingest.Intake;
using Fluxa.Persistence.DailyEvents;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.DailyLimits;

/// <summary>
/// Asks PostgreSQL for places, one question at a time: what arrives meanwhile goes into the next one together. So a process holds one connection for it, and
/// a thousand events of one user don't wait for each other's locks.
/// </summary>
internal sealed partial class DailyPlaces(DailyEventTable table, IOptions<IngestOptions> options, TimeProvider clock, ILogger<DailyPlaces> logger)
{
    /// <summary>Events of one question; a request's own are never parted.</summary>
    internal const int MostEvents = 2000;

    private readonly Lock _gate = new();
    private readonly Queue<Request> _waiting = new();
    private bool _isAsking;
    private long _askAgainAt = long.MinValue;

    /// <summary>Those of the events that got no place; null when PostgreSQL can't say.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<IReadOnlySet<DailyEvent>?> TakeAsync(IReadOnlyList<DailyEvent> events, CancellationToken cancellationToken)
    {
        if (clock.GetTimestamp() < Volatile.Read(ref _askAgainAt))
        {
            return null;
        }

        var request = new Request(events);
        if (Enqueue(request))
        {
            _ = Task.Run(AskAllAsync, CancellationToken.None);
        }

        return await request.Refused.Task.WaitAsync(cancellationToken);
    }

    private bool Enqueue(Request request)
    {
        lock (_gate)
        {
            _waiting.Enqueue(request);
            var isFirst = !_isAsking;
            _isAsking = true;
            return isFirst;
        }
    }

    private async Task AskAllAsync()
    {
        while (Next() is { Count: > 0 } requests)
        {
            var refused = await AskAsync([.. requests.SelectMany(request => request.Events)]);
            requests.ForEach(request => request.Refused.SetResult(refused));
        }
    }

    private List<Request> Next()
    {
        lock (_gate)
        {
            var requests = new List<Request>();
            var events = 0;
            while (_waiting.TryPeek(out var next) && (events == 0 || events + next.Events.Count <= MostEvents))
            {
                requests.Add(_waiting.Dequeue());
                events += next.Events.Count;
            }

            _isAsking = requests.Count > 0;
            return requests;
        }
    }

    private async Task<IReadOnlySet<DailyEvent>?> AskAsync(List<DailyEvent> events)
    {
        if (clock.GetTimestamp() < Volatile.Read(ref _askAgainAt))
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(options.Value.OutboxTimeout, clock);
        try
        {
            return await table.TakePlacesAsync(events, timeout.Token);
        }
#pragma warning disable CA1031 // The top of a loop that must go on: whatever one question comes to, those who wait for the next are answered.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var pause = options.Value.BreakDuration;
            Volatile.Write(ref _askAgainAt, clock.GetTimestamp() + (long)(pause.TotalSeconds * clock.TimestampFrequency));
            Log.Uncounted(logger, pause, failure);
            return null;
        }
    }

    private sealed record Request(IReadOnlyList<DailyEvent> Events)
    {
        public TaskCompletionSource<IReadOnlySet<DailyEvent>?> Refused { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(4030, LogLevel.Warning, "PostgreSQL did not count events against their daily limits; for {Pause} it is left alone, and events are taken uncounted")]
        public static partial void Uncounted(ILogger logger, TimeSpan pause, Exception failure);
    }
}
