using Fluxa.Contracts;
using Fluxa.CrashPoints;
using Fluxa.Hosting.Bus;
using Fluxa.Ingest.Intake;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Sending;

/// <summary>Sends commands to the Processor's queue and knows whether SQS has confirmed them.</summary>
internal sealed partial class EventSender(IBus bus, FluxaTopology topology, IOptions<IngestOptions> options, IngestMetrics metrics, SendHealth health, TimeProvider clock, ILogger<EventSender> logger)
{
    private ISendEndpoint? _endpoint;

    /// <summary>Sends the command; true once SQS has confirmed it.</summary>
    /// <returns>
    /// False when it was not confirmed in time. It may then be in the queue nevertheless, or get there while nobody cancels, which is harmless: the inbox
    /// tells copies.
    /// </returns>
    /// <exception cref="OperationCanceledException">The client went away, or the command is durable elsewhere.</exception>
    public async Task<bool> TrySendAsync(IngestEvent command, CancellationToken cancellationToken)
    {
        try
        {
            CrashPoint.Reach("ingest.before-send");
            await SendAsync(command, cancellationToken).WaitAsync(options.Value.SendTimeout, clock, cancellationToken);
            CrashPoint.Reach("ingest.after-send");
            metrics.Sent(command.PayloadMode);
            health.Succeeded();
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException)
        {
            health.Failed();
            Log.NotConfirmedInTime(logger, command.EventId, options.Value.SendTimeout);
            return false;
        }
#pragma warning disable CA1031 // Whatever the transport throws, SQS does not have the command for sure, and the caller must hear exactly that.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            health.Failed();
            Log.NotSent(logger, command.EventId, failure);
            return false;
        }
    }

    /// <summary>Sends the commands, as many in a call as SQS takes. What comes of each the answer tells; to count them is the caller's.</summary>
    public GroupSend Send(IReadOnlyList<IngestEvent> commands, CancellationToken cancellationToken)
        => new([.. commands.Select(command => SendAsync(command, cancellationToken))]);

    /// <summary>Counts those of the commands that SQS has confirmed.</summary>
    public void Confirmed(IReadOnlyList<IngestEvent> commands, IReadOnlyList<bool> isConfirmed)
    {
        for (var index = 0; index < commands.Count; index++)
        {
            if (isConfirmed[index])
            {
                metrics.Sent(commands[index].PayloadMode);
            }
        }
    }

    private async Task SendAsync(IngestEvent command, CancellationToken cancellationToken)
    {
        _endpoint ??= await bus.GetSendEndpoint(topology.QueueAddress(FluxaQueues.ProcessEvent));
        await _endpoint.Send(command, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "SQS did not confirm event {EventId} within {Timeout}")]
        public static partial void NotConfirmedInTime(ILogger logger, Guid eventId, TimeSpan timeout);

        [LoggerMessage(4002, LogLevel.Warning, "Event {EventId} could not be sent to SQS")]
        public static partial void NotSent(ILogger logger, Guid eventId, Exception failure);
    }
}
