using Fluxa.Events.Json;

namespace Fluxa.Events.CloudEvents;

/// <summary>Reads a structured CloudEvent's envelope from JSON that arrives in pieces, and finds its data. One scan is for one document.</summary>
public sealed class CloudEventScan
{
    private readonly CloudEventFields _fields = new();
    private readonly StrictJsonScanner _scanner;
    private readonly string _knownType;

    /// <summary>Begins with an empty document.</summary>
    /// <param name="knownType">The event type that is taken.</param>
    public CloudEventScan(string knownType)
    {
        _knownType = knownType;
        _scanner = new StrictJsonScanner(_fields);
    }

    /// <summary>Takes the next bytes.</summary>
    /// <returns>False when the document is malformed, whatever may follow.</returns>
    public bool Append(ReadOnlySpan<byte> utf8) => _scanner.Append(utf8);

    /// <summary>The document has ended: judges its envelope.</summary>
    public CloudEventReadOutcome Complete()
    {
        if (!_scanner.Complete())
        {
            return new CloudEventReadOutcome.Malformed([_scanner.Fault!]) { BreaksStructure = _scanner.BreaksStructure };
        }

        if (!_fields.IsObject)
        {
            return new CloudEventReadOutcome.Invalid(_fields.Faults);
        }

        var faults = FindFaults();
        return faults.Count == 0
            ? new CloudEventReadOutcome.Valid(CloudEventRules.ToEnvelope(_fields.Draft))
            : new CloudEventReadOutcome.Invalid(faults);
    }

    private List<EventFault> FindFaults()
    {
        var faults = _fields.Faults.ToList();
        if (_fields.Draft.Data.End == 0 && !faults.Exists(fault => fault.Pointer == "/data_base64"))
        {
            faults.Add(new EventFault("/data", "Required: the event's JSON."));
        }

        // An attribute of a wrong kind is already named; that it is also missing would mislead.
        faults.AddRange(CloudEventRules.Judge(_fields.Draft, _knownType, "/").Where(fault => !faults.Exists(known => known.Pointer == fault.Pointer)).ToList());
        return faults;
    }
}
