using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>
/// Keeps the leases of one endpoint: one timer for all of them, renewal at half of a lease, many renewals to a request. A failed renewal is
/// tried again until the lease really expires; then it is lost, and whoever works under it is told.
/// <code>
/// received          renewed at ½                 …                    expired without renewal
///    |--------------------|--------------------|--------X---X---X-----| lost: the consumer's token is cancelled
/// </code>
/// </summary>
/// <param name="terms">How long leases last.</param>
/// <param name="change">Asks SQS for a new visibility; batched underneath.</param>
/// <param name="clock">The clock.</param>
/// <param name="metrics">Counts renewals and losses.</param>
/// <param name="logger">The endpoint's logger.</param>
internal sealed partial class LeaseRenewer(
    LeaseTerms terms,
    Func<VisibilityChange, CancellationToken, Task> change,
    TimeProvider clock,
    EndpointMetrics metrics,
    ILogger logger)
{
    /// <summary>Of the shortest lease: fine enough to renew near its half and to notice its end soon.</summary>
    private const int TicksPerLease = 16;

    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestExtension = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Lease> _leases = [];
    private readonly long _started = clock.GetTimestamp();

    private TimeSpan Now => clock.GetElapsedTime(_started);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _leases.Count;
            }
        }
    }

    public Lease Take(ReceivedMessage message)
    {
        var now = Now;
        var lease = new Lease(message.MessageId, message.ReceiptHandle)
        {
            ExpiresAt = now + terms.Visibility,
            RenewAt = now + (terms.Visibility / 2),
            RenewUntil = now + terms.Longest,
        };

        lock (_gate)
        {
            _leases.Add(lease);
        }

        return lease;
    }

    /// <summary>
    /// SQS delivered the message again while we work on it: its new receipt keeps the lease alive, though not beyond its longest time.
    /// False when the lease is over.
    /// </summary>
    public bool TryAdopt(Lease lease, string receiptHandle)
    {
        var now = Now;
        if (now + ShortestExtension < lease.RenewUntil)
        {
            return lease.TryAdopt(receiptHandle, now + terms.Visibility, now + (terms.Visibility / 2));
        }

        Lose(lease, exception: null);
        return false;
    }

    public void End(Lease lease)
    {
        lease.End();
        lock (_gate)
        {
            _leases.Remove(lease);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var shortest = terms.Visibility < terms.Extension ? terms.Visibility : terms.Extension;
        var tick = shortest / TicksPerLease < LongestTick ? shortest / TicksPerLease : LongestTick;
        using var timer = new PeriodicTimer(tick, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                RunOnce();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, Count);
        }
    }

    /// <summary>Starts the renewals that are due and gives up the leases that have expired.</summary>
    public void RunOnce()
    {
        List<Lease> leases;
        lock (_gate)
        {
            if (_leases.Count == 0)
            {
                return;
            }

            leases = [.. _leases];
        }

        var now = Now;
        foreach (var lease in leases)
        {
            if (now >= lease.ExpiresAt)
            {
                Lose(lease, exception: null);
            }
            else if (now >= lease.RenewAt && lease.Renewal.IsCompleted)
            {
                lease.Renewal = RenewAsync(lease, now);
            }
        }
    }

    private async Task RenewAsync(Lease lease, TimeSpan now)
    {
        var left = lease.RenewUntil - now;
        var extension = TimeSpan.FromSeconds(Math.Floor((left < terms.Extension ? left : terms.Extension).TotalSeconds));
        if (extension < ShortestExtension)
        {
            lease.RenewAt = TimeSpan.MaxValue;
            Log.NotRenewedAnyMore(logger, lease.MessageId, terms.Longest);
            return;
        }

        try
        {
            await change(new VisibilityChange(lease.ReceiptHandle, extension), CancellationToken.None);
            lease.ExpiresAt = now + extension;
            lease.RenewAt = now + (extension / 2);
            metrics.Renewed();
            if (left <= terms.Extension)
            {
                // That was the last: another could only set the same end again.
                lease.RenewAt = TimeSpan.MaxValue;
                Log.NotRenewedAnyMore(logger, lease.MessageId, terms.Longest);
            }
        }
        catch (AwsServiceException exception) when (!exception.IsTransient)
        {
            Lose(lease, exception);
        }
#pragma warning disable CA1031 // Whatever else went wrong, the lease still runs: try again until it expires.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var pause = (lease.ExpiresAt - Now) / 4 * (0.5 + (Random.Shared.NextDouble() / 2));
            lease.RenewAt = Now + pause;
            Log.RenewalFailed(logger, exception, lease.MessageId, lease.ExpiresAt - Now);
        }
    }

    private void Lose(Lease lease, Exception? exception)
    {
        lock (_gate)
        {
            _leases.Remove(lease);
        }

        if (lease.Lose())
        {
            metrics.LeaseLost();
            Log.Lost(logger, exception, lease.MessageId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1030, LogLevel.Warning, "The lease on message {MessageId} was lost: its consumer is cancelled, SQS delivers the message again")]
        public static partial void Lost(ILogger logger, Exception? exception, string messageId);

        [LoggerMessage(1031, LogLevel.Warning, "Renewing the lease on message {MessageId} failed; it is tried again, {Left} are left")]
        public static partial void RenewalFailed(ILogger logger, Exception exception, string messageId, TimeSpan left);

        [LoggerMessage(1032, LogLevel.Warning, "Message {MessageId} is in work longer than MaxVisibilityTimeout {Longest}: its lease is not renewed any more")]
        public static partial void NotRenewedAnyMore(ILogger logger, string messageId, TimeSpan longest);

        [LoggerMessage(1033, LogLevel.Debug, "Stopped renewing leases, {Count} are left")]
        public static partial void Stopped(ILogger logger, int count);
    }
}
