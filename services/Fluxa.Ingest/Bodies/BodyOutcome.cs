using Fluxa.Events;

namespace Fluxa.Ingest.Bodies;

/// <summary>What reading a body came to.</summary>
internal abstract record BodyOutcome
{
    private BodyOutcome()
    {
    }

    /// <summary>All of it is in the payload, or as much as it took to see that it is malformed.</summary>
    public sealed record Read(EventReadOutcome Event, DateTimeOffset ReceivedAt) : BodyOutcome;

    /// <summary>It is larger than allowed.</summary>
    public sealed record TooLarge : BodyOutcome;

    /// <summary>It arrived too slowly.</summary>
    public sealed record TooSlow : BodyOutcome;

    /// <summary>The disk does not take it.</summary>
    public sealed record NoRoom : BodyOutcome;

    /// <summary>It could not be read or decompressed.</summary>
    public sealed record Unreadable(string Detail) : BodyOutcome;
}
