using Fluxa.Contracts;
using Fluxa.CrashPoints;
using Fluxa.Events;
using Fluxa.Persistence.Storing;
using Fluxa.Processor.Failures;
using Fluxa.Processor.Payloads;
using Fluxa.Processor.Practice;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Events;

/// <summary>Takes one accepted event into the store: verify the payload, read it, commit.</summary>
internal sealed class EventProcessor(
    EventStore store,
    PayloadLoader payloads,
    FailureLedger failures,
    PracticeFaults practice,
    ProcessorMetrics metrics,
    IOptions<ProcessorOptions> options,
    TimeProvider clock)
{
    private readonly TimeSpan _limit = options.Value.HandlerLimit;

    /// <summary>Returns when the event is committed, or was before.</summary>
    /// <exception cref="PermanentFailureException">It can never be; the inbox remembers why.</exception>
    /// <exception cref="HandlerTimeoutException">It took too long.</exception>
    public async Task ProcessAsync(IngestEvent command, CancellationToken cancellationToken)
    {
        CrashPoint.Reach("processor.after-receive");
        using var limit = new CancellationTokenSource(_limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await TryAsync(command, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HandlerTimeoutException(_limit);
        }
    }

    private async Task TryAsync(IngestEvent command, CancellationToken cancellationToken)
    {
        try
        {
            if (command.EventType != EventTypes.TransactionV1)
            {
                throw new PermanentFailureException(FailureReason.UnknownType, $"The event type '{command.EventType}' is not known to this Processor.");
            }

            await payloads.UseAsync(command, payload => StoreAsync(command, Read(command, payload.Span), cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (FaultClassifier.Classify(failure) is { Kind: FaultKind.Permanent } verdict)
        {
            await failures.RecordAsync(command, verdict.Reason, failure.Message, cancellationToken);
            throw;
        }
    }

    private static TransactionEvent Read(IngestEvent command, ReadOnlySpan<byte> payload)
    {
        var transaction = TransactionReader.Read(payload, command.AcceptedAt) switch
        {
            EventReadOutcome.Valid valid => valid.Event,
            EventReadOutcome.Malformed malformed => throw Broken(malformed.Faults),
            EventReadOutcome.Invalid invalid => throw Broken(invalid.Faults),
            _ => throw new InvalidOperationException("TransactionReader has an outcome that this code does not know."),
        };

        return transaction.EventId is null || transaction.EventId == command.EventId
            ? transaction
            : throw new PermanentFailureException(FailureReason.SchemaInvalid, "The payload's event_id is not the command's EventId.");
    }

    private async Task StoreAsync(IngestEvent command, TransactionEvent transaction, CancellationToken cancellationToken)
    {
        CrashPoint.Reach("processor.after-payload-fetch");
        await practice.ApplyAsync(transaction, cancellationToken);
        var started = clock.GetTimestamp();
        var outcome = await store.PersistAsync(NewEvents.From(command, transaction), cancellationToken);
        metrics.Committed(clock.GetElapsedTime(started));
        switch (outcome)
        {
            case PersistOutcome.Stored:
                metrics.Succeeded();
                break;
            case PersistOutcome.Conflict:
                throw new PermanentFailureException(FailureReason.EventIdConflict, "An event with this id and other content was stored before; it stands.");
            default:
                metrics.WasCopy();
                break;
        }
    }

    private static PermanentFailureException Broken(IReadOnlyList<EventFault> faults) => new(
        FailureReason.SchemaInvalid,
        string.Join("; ", faults.Select(fault => $"{fault.Pointer}: {fault.Detail}")));
}
