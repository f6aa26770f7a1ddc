namespace Fluxa.Recovery.Http;

/// <summary>A page of a list.</summary>
/// <param name="Items">Its rows.</param>
/// <param name="NextCursor">What to ask for the next page with; null: this is the last.</param>
internal sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? NextCursor)
{
    /// <summary>Cuts the one row more that was asked for, and makes the cursor of what is left.</summary>
    public static Page<TItem> Of(List<TItem> rows, int limit, Func<TItem, string> cursor) => rows.Count > limit
        ? new Page<TItem>(rows[..limit], cursor(rows[limit - 1]))
        : new Page<TItem>(rows, null);
}
