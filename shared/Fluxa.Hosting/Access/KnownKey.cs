using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Hosting.Access;

/// <summary>A key as it is kept in memory, with the caller that its requests come from.</summary>
internal sealed record KnownKey(StoredApiKey Key)
{
    private readonly KeyVerdict.Taken _taken = new(Key, new Caller(Key.TenantId, Key.KeyId, Key.Scopes));

    public KeyVerdict Judge(ApiKeyText sent, DateTimeOffset now) =>
        sent.Matches(Key.SecretSha256) && Key.IsLive(now) ? _taken : new KeyVerdict.Refused();
}
