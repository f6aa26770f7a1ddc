using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Listing;

/// <summary>What was asked for, read and judged.</summary>
/// <param name="Filter">Which events.</param>
/// <param name="Failed">Those that failed instead of those that are stored.</param>
/// <param name="Limit">Most of them.</param>
/// <param name="Cursor">Where the page begins, as sent and not yet believed.</param>
internal sealed record PageRequest(EventFilter Filter, bool Failed, int Limit, string? Cursor)
{
    public const int DefaultLimit = 100;
    public const int MostLimit = 1000;
}
