namespace Fluxa.Ingest.Batches;

/// <summary>How the events of a batch stand in its body.</summary>
internal enum BatchFormat
{
    /// <summary>One JSON array of events.</summary>
    Array,

    /// <summary>NDJSON: an event a line.</summary>
    Lines,

    /// <summary>One JSON array of CloudEvents.</summary>
    CloudEvents,
}
