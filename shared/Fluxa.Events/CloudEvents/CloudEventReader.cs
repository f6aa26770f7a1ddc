namespace Fluxa.Events.CloudEvents;

/// <summary>Reads CloudEvents that lie in memory, or whose envelope came in HTTP headers.</summary>
public static class CloudEventReader
{
    /// <summary>Reads a structured CloudEvent's envelope.</summary>
    /// <param name="utf8">The whole JSON document.</param>
    /// <param name="knownType">The event type that is taken.</param>
    public static CloudEventReadOutcome Read(ReadOnlySpan<byte> utf8, string knownType)
    {
        var scan = new CloudEventScan(knownType);
        scan.Append(utf8);
        return scan.Complete();
    }

    /// <summary>Reads the envelope of a CloudEvent in binary mode, where the data is the body.</summary>
    /// <param name="attributes">Attribute names (without <c>ce-</c>) and values, decoded.</param>
    /// <param name="knownType">The event type that is taken.</param>
    public static CloudEventReadOutcome ReadHeaders(IEnumerable<KeyValuePair<string, string>> attributes, string knownType)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var draft = new CloudEventDraft();
        foreach (var (name, value) in attributes)
        {
            draft[name] = new DraftText(value, value.EnumerateRunes().Count());
        }

        var faults = CloudEventRules.Judge(draft, knownType, "/ce-").ToList();
        return faults.Count == 0 ? new CloudEventReadOutcome.Valid(CloudEventRules.ToEnvelope(draft)) : new CloudEventReadOutcome.Invalid(faults);
    }
}
