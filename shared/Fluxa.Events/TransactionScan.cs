using Fluxa.Events.Fields;
using Fluxa.Events.Json;

namespace Fluxa.Events;

/// <summary>
/// Reads a transaction from JSON that arrives in pieces, in memory that does not grow with it. One scan is for one document.
/// </summary>
public sealed class TransactionScan
{
    private static readonly TransactionValidator Validator = new();

    private readonly TransactionFields _fields = new();
    private readonly StrictJsonScanner _scanner;

    /// <summary>Begins with an empty document.</summary>
    public TransactionScan() => _scanner = new StrictJsonScanner(_fields);

    /// <summary>Where the metadata object stands in the document, in bytes; empty when there is none.</summary>
    internal (long Start, long End) Metadata => _fields.Draft.Metadata;

    /// <summary>Takes the next bytes.</summary>
    /// <returns>False when the document is malformed, whatever may follow.</returns>
    public bool Append(ReadOnlySpan<byte> utf8) => _scanner.Append(utf8);

    /// <summary>The document has ended: judges it. The metadata's text is not kept: <see cref="TransactionEvent.MetadataJson"/> is null.</summary>
    /// <param name="receivedAt">When Ingest took the event: a timestamp may be at most five minutes later.</param>
    public EventReadOutcome Complete(DateTimeOffset receivedAt)
    {
        if (!_scanner.Complete())
        {
            return new EventReadOutcome.Malformed([_scanner.Fault!]) { BreaksStructure = _scanner.BreaksStructure };
        }

        if (!_fields.IsObject)
        {
            return new EventReadOutcome.Invalid(_fields.Faults);
        }

        _fields.Draft.ReceivedAt = receivedAt;
        var faults = FindFaults();
        return faults.Count == 0 ? new EventReadOutcome.Valid(ToEvent(_fields.Draft)) : new EventReadOutcome.Invalid(faults);
    }

    private List<EventFault> FindFaults()
    {
        var faults = _fields.Faults.ToList();
        foreach (var failure in Validator.Validate(_fields.Draft).Errors)
        {
            // A field of a wrong kind is already named; that it is also missing would mislead.
            if (!faults.Exists(fault => fault.Pointer == failure.PropertyName))
            {
                faults.Add(new EventFault(failure.PropertyName, failure.ErrorMessage));
            }
        }

        return faults;
    }

    private static TransactionEvent ToEvent(TransactionDraft draft)
    {
        _ = PlainAmount.TryRead(draft.Amount!.Value, out var amount);
        _ = Rfc3339.TryRead(draft.Timestamp!.Value, out var timestamp);
        var eventId = Guid.Empty;
        var hasEventId = draft.EventId is not null && CanonicalUuid.TryRead(draft.EventId.Value, out eventId) is null;
        return new TransactionEvent
        {
            EventId = hasEventId ? eventId : null,
            UserId = draft.UserId!.Value,
            Amount = amount,
            Currency = draft.Currency!.Value,
            Merchant = draft.Merchant!.Value,
            Timestamp = timestamp,
        };
    }
}
