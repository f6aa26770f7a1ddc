using Fluxa.Contracts;
using Fluxa.CrashPoints;
using Fluxa.Hosting.Bus;
using Fluxa.Ingest.Intake;
using Fluxa.Persistence;
using Fluxa.Persistence.Outbox;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Sending;

/// <summary>Keeps commands in PostgreSQL while SQS does not take them; the Processor's relay sends them when it does.</summary>
internal sealed partial class CommandOutbox(OutboxWriter outbox, FluxaTopology topology, IOptions<IngestOptions> options, IngestMetrics metrics, TimeProvider clock, ILogger<CommandOutbox> logger)
{
    /// <summary>Keeps the command; true once it is committed.</summary>
    /// <returns>False when it was not committed in time. It may be there nevertheless, which is harmless: the client was not told that it is.</returns>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<bool> TryKeepAsync(IngestEvent command, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.OutboxTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await outbox.AppendAsync(topology.QueueAddress(FluxaQueues.ProcessEvent), command, either.Token);
            CrashPoint.Reach("ingest.after-outbox-commit");
            metrics.Kept(command.PayloadMode);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotKeptInTime(logger, command.EventId, options.Value.OutboxTimeout);
            return false;
        }
        catch (StoreUnavailableException failure)
        {
            Log.NotKept(logger, command.EventId, failure);
            return false;
        }
    }

    /// <summary>Whether a command could be kept now.</summary>
    public async Task<bool> CanKeepAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.OutboxTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await outbox.CanAppendAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4006, LogLevel.Warning, "PostgreSQL did not keep event {EventId} in the outbox within {Timeout}")]
        public static partial void NotKeptInTime(ILogger logger, Guid eventId, TimeSpan timeout);

        [LoggerMessage(4007, LogLevel.Warning, "Event {EventId} could not be kept in the outbox")]
        public static partial void NotKept(ILogger logger, Guid eventId, Exception failure);
    }
}
