using Fluxa.Persistence.Faults;
using Npgsql;

namespace Fluxa.Persistence.ApiKeys;

/// <summary>Reads rows of <c>api_keys</c>, in the order of columns that every statement here selects.</summary>
internal static class ApiKeyReader
{
    public static async Task<List<StoredApiKey>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        using var quiet = new QuietCancellation(cancellationToken);
        var reader = await command.ExecuteReaderAsync(quiet.Token).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var keys = new List<StoredApiKey>();
            while (await reader.ReadAsync(quiet.Token).ConfigureAwait(false))
            {
                keys.Add(Read(reader));
            }

            return keys;
        }
    }

    private static StoredApiKey Read(NpgsqlDataReader reader) => new()
    {
        KeyId = reader.GetString(0),
        TenantId = reader.GetString(1),
        Name = reader.GetString(2),
        SecretSha256 = reader.GetFieldValue<byte[]>(3),
        Scopes = reader.GetFieldValue<string[]>(4).Aggregate(ApiScopes.None, (scopes, name) => scopes | ApiScopeNames.Read(name)),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(5),
        ExpiresAt = Time(reader, 6),
        RevokedAt = Time(reader, 7),
        LastUsedAt = Time(reader, 8),
    };

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
