namespace Fluxa.Ingest.Identity;

/// <summary>The header Idempotency-Key, as far as its form goes. Pure.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Says in the answer that an earlier one is repeated.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>Characters of the longest key.</summary>
    public const int MaxLength = 255;

    public const string Rule = "1 to 255 visible ASCII characters without spaces, once; a new UUID for each event or batch is best.";

    private const char FirstVisible = '!';
    private const char LastVisible = '~';

    /// <summary>False when the header is there and can't be a key; <paramref name="key"/> is null when it is not there.</summary>
    public static bool TryRead(IHeaderDictionary headers, out string? key)
    {
        var isThere = headers.TryGetValue(Header, out var values);
        key = values.Count == 1 ? values[0] : null;
        return !isThere
            || (key is { Length: > 0 and <= MaxLength } && key.AsSpan().IndexOfAnyExceptInRange(FirstVisible, LastVisible) < 0);
    }
}
