namespace Fluxa.Processor.Failures;

/// <summary>Why a message is in the error queue: a few stable words, to filter and count by.</summary>
internal static class FailureReason
{
    /// <summary>The attribute of an error queue's message that carries the reason.</summary>
    public const string Attribute = "fluxa-reason";

    /// <summary>The attribute that carries the <see cref="FaultKind"/>, in lower case.</summary>
    public const string KindAttribute = "fluxa-kind";

    /// <summary>The payload breaks the rules of its type, or the command contradicts itself.</summary>
    public const string SchemaInvalid = "schema_invalid";

    /// <summary>The event's type is none that this Processor knows.</summary>
    public const string UnknownType = "unknown_type";

    /// <summary>The payload's length or SHA-256 is not what was announced.</summary>
    public const string HashMismatch = "hash_mismatch";

    /// <summary>The payload's object is not in S3.</summary>
    public const string PayloadMissing = "payload_missing";

    /// <summary>The id belongs to an event with other content, which stands.</summary>
    public const string EventIdConflict = "event_id_conflict";

    /// <summary>PostgreSQL refuses this event's data.</summary>
    public const string StoreRejected = "store_rejected";

    /// <summary>The message's body can't be read.</summary>
    public const string Unreadable = "unreadable_message";

    /// <summary>A dependency was away for longer than all retries and redeliveries.</summary>
    public const string DependencyUnavailable = "dependency_unavailable";

    /// <summary>Every attempt took longer than it may.</summary>
    public const string HandlerTimeout = "handler_timeout";

    /// <summary>Something that no code expected: a fault of ours.</summary>
    public const string Unexpected = "unexpected_error";
}
