namespace Fluxa.Persistence.Outbox;

/// <summary>A message that was committed with the data it speaks of, as the outbox keeps it.</summary>
public sealed record OutboxMessage
{
    /// <summary>The <see cref="Destination"/> of a message for whoever subscribed to its type.</summary>
    public const string Publish = "publish";

    /// <summary>Fixed at commit: every copy that is ever published has this id, so that receivers can tell them apart from new messages.</summary>
    public required Guid MessageId { get; init; }

    /// <summary><see cref="Publish"/>, or the address of one queue, for example <c>queue:fluxa-process-event</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>The wire name of the message's type, for example <c>urn:message:Fluxa.Contracts:EventPersisted</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>The message as JSON; null while <see cref="Message"/> has it, and for good when the event it was to be read from is gone.</summary>
    public string? Body { get; init; }

    /// <summary>The trace the message belongs to (<c>traceparent</c>, <c>tracestate</c>, <c>baggage</c>) as a JSON object, or null.</summary>
    public string? Headers { get; init; }

    /// <summary>The message itself while it is still in memory; null when it was read back from the table.</summary>
    public object? Message { get; init; }

    /// <summary>The span that the message was committed in, while it is still in memory.</summary>
    internal System.Diagnostics.Activity? Caller { get; init; }
}
