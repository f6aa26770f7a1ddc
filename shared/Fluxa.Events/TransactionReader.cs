using System.Text;

namespace Fluxa.Events;

/// <summary>Reads a transaction from JSON that lies in memory, by the strictest rules that will ever apply to it.</summary>
public static class TransactionReader
{
    /// <summary>Judges one event and reads it, its metadata left out: what a door needs.</summary>
    /// <param name="utf8">The payload, exactly as sent.</param>
    /// <param name="receivedAt">When Ingest took the event: a timestamp may be at most five minutes later.</param>
    public static EventReadOutcome Judge(ReadOnlySpan<byte> utf8, DateTimeOffset receivedAt)
    {
        var scan = new TransactionScan();
        scan.Append(utf8);
        return scan.Complete(receivedAt);
    }

    /// <summary>Reads one event, its metadata included.</summary>
    /// <param name="utf8">The payload, exactly as sent.</param>
    /// <param name="receivedAt">When Ingest took the event: a timestamp may be at most five minutes later.</param>
    public static EventReadOutcome Read(ReadOnlySpan<byte> utf8, DateTimeOffset receivedAt)
    {
        var scan = new TransactionScan();
        scan.Append(utf8);
        var outcome = scan.Complete(receivedAt);
        var (start, end) = scan.Metadata;
        return outcome is EventReadOutcome.Valid valid && end > 0
            ? new EventReadOutcome.Valid(valid.Event with { MetadataJson = Encoding.UTF8.GetString(utf8[(int)start..(int)end]) })
            : outcome;
    }
}
