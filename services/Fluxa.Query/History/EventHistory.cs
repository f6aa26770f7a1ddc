using System.ComponentModel;

namespace Fluxa.Query.History;

/// <summary>What happened to an event.</summary>
internal sealed record EventHistory
{
    public required Guid EventId { get; init; }

    [Description("processed or failed, as in the event itself.")]
    public required string Status { get; init; }

    [Description("In order of time.")]
    public required IReadOnlyList<Entry> Entries { get; init; }

    internal sealed record Entry
    {
        public required DateTime At { get; init; }

        [Description("accepted, failed, redriven or processed.")]
        public required string What { get; init; }

        [Description("Why it failed, in one word; what became of a redrive; else null.")]
        public required string? Reason { get; init; }

        [Description("How often it had been tried by then, where that is known.")]
        public required int? Attempts { get; init; }
    }
}
