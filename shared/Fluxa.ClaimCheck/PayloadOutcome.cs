namespace Fluxa.ClaimCheck;

/// <summary>What reading a payload gave.</summary>
public abstract record PayloadOutcome
{
    private PayloadOutcome()
    {
    }

    /// <summary>The object is there and its length and SHA-256 are the expected ones.</summary>
    /// <param name="Bytes">The payload's bytes, exactly as they were put.</param>
    public sealed record Found(ReadOnlyMemory<byte> Bytes) : PayloadOutcome;

    /// <summary>There is no object under this key.</summary>
    public sealed record Missing : PayloadOutcome;

    /// <summary>The object is there but isn't what was put.</summary>
    /// <param name="Detail">Whether the length or the hash differs, and how.</param>
    public sealed record Corrupt(string Detail) : PayloadOutcome;
}
