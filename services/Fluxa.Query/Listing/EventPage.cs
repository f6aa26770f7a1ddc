using System.ComponentModel;
using Fluxa.Query.Events;

namespace Fluxa.Query.Listing;

/// <summary>A page of events.</summary>
internal sealed record EventPage
{
    [Description("Newest transaction first; failed ones by id.")]
    public required IReadOnlyList<EventAnswer> Items { get; init; }

    [Description("Give it as cursor, with the same filters, to get the next page; null on the last one.")]
    public required string? NextCursor { get; init; }
}
