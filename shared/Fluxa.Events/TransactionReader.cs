namespace Fluxa.Events;

/// <summary>Reads a transaction from JSON that lies in memory, by the strictest rules that will ever apply to it.</summary>
public static class TransactionReader
{
    /// <summary>Reads one event, its metadata included.</summary>
    /// <param name="utf8">The payload, exactly as sent.</param>
    /// <param name="receivedAt">When Ingest took the event: a timestamp may be at most five minutes later.</param>
    public static EventReadOutcome Read(ReadOnlySpan<byte> utf8, DateTimeOffset receivedAt)
    {
        return new EventReadOutcome.Malformed([new EventFault("", $"Not read yet: {utf8.Length} bytes at {receivedAt:O}.")]);
    }
}
