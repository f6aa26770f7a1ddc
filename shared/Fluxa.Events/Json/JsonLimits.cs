namespace Fluxa.Events.Json;

/// <summary>What a document may be, beyond RFC 8259. Each limit is below what PostgreSQL's jsonb takes, so that nothing accepted here is refused there.</summary>
/// <remarks>https://www.postgresql.org/docs/current/datatype-json.html and https://www.postgresql.org/docs/current/datatype-numeric.html</remarks>
internal static class JsonLimits
{
    /// <summary>Objects and arrays inside each other, the outermost one counted.</summary>
    public const int MaxDepth = 32;

    /// <summary>Characters of one number. With <see cref="MaxExponent"/> it holds numeric's 16,383 decimals at a distance.</summary>
    public const int MaxNumberLength = 1000;

    /// <summary>Size of an exponent, either sign. A double ends at 308; but 0e99999 is a fine double and no numeric.</summary>
    public const int MaxExponent = 1000;

    /// <summary>
    /// Bytes of all numbers together when their exponents are written out, which is how jsonb gives them back: 10 MiB of
    /// <c>1e308</c> would come out of the database as half a gigabyte.
    /// </summary>
    public const long MaxWrittenOutNumbers = 64L * 1024 * 1024;

    /// <summary>Member names held at once to find repeated ones: those of an object and of the objects around it. About 4 MiB.</summary>
    public const int MaxOpenNames = 65_536;

    /// <summary>Bytes of a string or number that are kept to be judged: 256 characters of four bytes.</summary>
    public const int KeptText = 1024;

    /// <summary>Bytes of a member name that are kept for pointers; a longer one is cut and ends in "…".</summary>
    public const int KeptName = 128;
}
