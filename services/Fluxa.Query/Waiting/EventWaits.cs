using Fluxa.Persistence;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Waiting;

/// <summary>
/// Holds requests until their event is settled. All of them together ask PostgreSQL one question every 50 ms while anybody waits, and none
/// otherwise: a thousand waiting clients cost what one does.
/// </summary>
internal sealed partial class EventWaits(EventQueries queries, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<EventWaits> logger)
{
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string TenantId, Guid EventId), Waiter> _waiting = [];
    private bool _asking;

    /// <summary>Ends when the event is stored or has failed, when the time is over, or when the service stops; whoever waited then looks for himself.</summary>
    public async Task WaitAsync(string tenantId, Guid eventId, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (Join((tenantId, eventId)) is not { } waiter)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await waiter.Settled.Task.WaitAsync(patience, clock, stop.Token);
        }
        catch (Exception exception) when (exception is TimeoutException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Out of patience, or out of time: the answer is what is known now.
            return;
        }
        finally
        {
            Leave((tenantId, eventId), waiter);
        }
    }

    /// <summary>Asks once for all that wait; false when nobody does.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var waiting = Waiting();
        if (waiting.Count == 0)
        {
            return false;
        }

        try
        {
            foreach (var key in await queries.FindSettledAsync(waiting, cancellationToken))
            {
                Settle(key);
            }
        }
        catch (StoreUnavailableException exception)
        {
            Log.Unavailable(logger, exception);
        }

        return true;
    }

    private Waiter? Join((string, Guid) key)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(key, out var waiter))
            {
                if (_waiting.Count >= MostWaiting)
                {
                    return null;
                }

                _waiting.Add(key, waiter = new Waiter());
            }

            waiter.Requests++;
            if (!_asking)
            {
                _asking = true;
                _ = Task.Run(AskAsync, CancellationToken.None);
            }

            return waiter;
        }
    }

    private void Leave((string, Guid) key, Waiter waiter)
    {
        lock (_gate)
        {
            if (--waiter.Requests == 0)
            {
                _waiting.Remove(key);
            }
        }
    }

    private void Settle((string, Guid) key)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(key, out var waiter))
            {
                waiter.Settled.TrySetResult();
            }
        }
    }

    private async Task AskAsync()
    {
        while (true)
        {
            await RunOnceAsync(CancellationToken.None);
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _asking = false;
                    return;
                }
            }

            await Task.Delay(Between, clock);
        }
    }

    private List<(string TenantId, Guid EventId)> Waiting()
    {
        lock (_gate)
        {
            return [.. _waiting.Keys];
        }
    }

    private sealed class Waiter
    {
        public TaskCompletionSource Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>How many requests wait for this event; under the gate.</summary>
        public int Requests { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(6002, LogLevel.Debug, "PostgreSQL did not say which awaited events are there; it is asked again")]
        public static partial void Unavailable(ILogger logger, Exception exception);
    }
}
