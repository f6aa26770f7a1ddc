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
            return await ask(either.Token);
        }
        catch (Exception failure) when (failure is StoreUnavailableException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var pause = options.Value.BreakDuration;
            Volatile.Write(ref _askAgainAt, clock.GetTimestamp() + (long)(pause.TotalSeconds * clock.TimestampFrequency));
            Log.DoesWithout(logger, pause, failure);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4020, LogLevel.Warning, "PostgreSQL does not keep Idempotency-Keys: for {Pause} none is looked up; equal requests still make one event, but other bytes under a used key are not refused at the door")]
        public static partial void DoesWithout(ILogger logger, TimeSpan pause, Exception failure);
    }
}
