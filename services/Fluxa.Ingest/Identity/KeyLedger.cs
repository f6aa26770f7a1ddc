using Fluxa.CrashPoints;
using Fluxa.Ingest.Intake;
using Fluxa.Persistence;
using Fluxa.Persistence.RequestKeys;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Identity;

/// <summary>Remembers in PostgreSQL which request came under which Idempotency-Key; does without while PostgreSQL is down, because ids follow from keys.</summary>
/// <remarks>
/// Nothing is locked and nobody waits for another request: a row is "pending" from before the event is sent until the answer is sure, and
/// whoever meets a pending row sends the same event under the same id. The inbox makes one of them.
/// </remarks>
internal sealed partial class KeyLedger(RequestKeyTable table, IOptions<IngestOptions> options, TimeProvider clock, ILogger<KeyLedger> logger)
{
    private long _askAgainAt = long.MinValue;
    private long _answeredAt = long.MinValue;

    /// <summary>Claims the request's key, if it has one.</summary>
    /// <param name="origin">Tenant and key.</param>
    /// <param name="eventId">The id that the request's event gets; for a batch any id that follows from the key.</param>
    /// <param name="sha256">Of the request's bytes.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public async ValueTask<KeyClaim> ClaimAsync(EventOrigin origin, Guid eventId, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        if (origin.IdempotencyKey is not { } key || clock.GetTimestamp() < Volatile.Read(ref _askAgainAt))
        {
            return KeyClaim.GoOn;
        }

        var request = new RequestKey { TenantId = origin.TenantId, Key = key, EventId = eventId, RequestSha256 = sha256.ToArray() };
        var claim = await TryAsync(token => table.ClaimAsync(request, token), cancellationToken);
        CrashPoint.Reach("ingest.after-key");
        return claim switch
        {
            RequestKeyClaim.Completed => KeyClaim.Replay,
            RequestKeyClaim.Other => KeyClaim.Other,
            _ => KeyClaim.GoOn,
        };
    }

    /// <summary>The request's events are durable: from now on the same request is only answered.</summary>
    public async ValueTask CompleteAsync(EventOrigin origin, CancellationToken cancellationToken)
    {
        if (origin.IdempotencyKey is { } key && clock.GetTimestamp() >= Volatile.Read(ref _askAgainAt))
        {
            await TryAsync(
                async token =>
                {
                    await table.CompleteAsync(origin.TenantId, key, token);
                    return RequestKeyClaim.Completed;
                },
                cancellationToken);
        }
    }

    private async Task<RequestKeyClaim?> TryAsync(Func<CancellationToken, Task<RequestKeyClaim>> ask, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.OutboxTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var claim = await ask(either.Token);
            Volatile.Write(ref _answeredAt, clock.GetTimestamp());
            return claim;
        }
        catch (Exception failure) when (failure is StoreUnavailableException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            PauseUnlessOthersAreAnswered(failure);
            return null;
        }
    }

    /// <summary>One slow answer among many says that PostgreSQL is busy, not that it is away: only this request does without.</summary>
    private void PauseUnlessOthersAreAnswered(Exception failure)
    {
        var now = clock.GetTimestamp();
        var answeredAt = Volatile.Read(ref _answeredAt);
        var pause = options.Value.BreakDuration;
        if (answeredAt == long.MinValue || clock.GetElapsedTime(answeredAt, now) > options.Value.OutboxTimeout)
        {
            Volatile.Write(ref _askAgainAt, now + (long)(pause.TotalSeconds * clock.TimestampFrequency));
        }

        Log.DoesWithout(logger, pause, failure);
    }

    private static partial class Log
    {
        [LoggerMessage(4020, LogLevel.Warning, "PostgreSQL did not look up an Idempotency-Key; while none is answered it is left alone for {Pause}. Equal requests still make one event, but other bytes under a used key are not refused at the door")]
        public static partial void DoesWithout(ILogger logger, TimeSpan pause, Exception failure);
    }
}
