using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Hosting.Access;

/// <summary>What became of looking for a key.</summary>
internal abstract record KeyVerdict
{
    private KeyVerdict()
    {
    }

    /// <summary>It is taken.</summary>
    public sealed record Taken(StoredApiKey Key, Caller Caller) : KeyVerdict;

    /// <summary>It is unknown, wrong, expired or revoked; the caller isn't told which.</summary>
    public sealed record Refused : KeyVerdict;

    /// <summary>It isn't among the known ones, and PostgreSQL can't be asked now.</summary>
    public sealed record Unknowable : KeyVerdict;
}
