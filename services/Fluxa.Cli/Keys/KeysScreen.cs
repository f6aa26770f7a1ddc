using System.Globalization;
using Fluxa.Cli.Traffic;
using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Cli.Keys;

/// <summary>What <c>fluxa keys</c> prints.</summary>
internal sealed class KeysScreen(bool json, TextWriter output)
{
    private const string Minutes = "yyyy-MM-dd HH:mm";

    /// <summary>The key alone on its line, so that a script can take it.</summary>
    public Task ShowNewAsync(NewApiKey created) => output.WriteLineAsync(json
        ? JsonOutput.Write(new
        {
            created.Text.KeyId,
            Key = created.Text.Reveal(),
            Tenant = created.Order.TenantId,
            created.Order.Name,
            Scopes = created.Order.Scopes.Names(),
            created.Order.ExpiresAt,
        })
        : $"""
            {created.Text.Reveal()}

            Keep it now: it is not shown again. Tenant {created.Order.TenantId}, name {created.Order.Name}, scopes {string.Join(", ", created.Order.Scopes.Names())}, {(created.Order.ExpiresAt is { } end ? $"until {Time(end)} UTC" : "without end")}.
            """);

    public Task ShowAllAsync(IReadOnlyList<StoredApiKey> keys, DateTimeOffset now) => output.WriteLineAsync(json
        ? JsonOutput.Write(keys.Select(key => new
        {
            key.KeyId,
            Tenant = key.TenantId,
            key.Name,
            Scopes = key.Scopes.Names(),
            State = State(key, now),
            key.CreatedAt,
            key.ExpiresAt,
            key.RevokedAt,
            key.LastUsedAt,
        }))
        : Table(keys, now));

    public Task ShowRevokedAsync(string keyId) => output.WriteLineAsync(json
        ? JsonOutput.Write(new { KeyId = keyId, State = "revoked" })
        : $"Key {keyId} is revoked; services that run refuse it within 60 s.");

    private static string Table(IReadOnlyList<StoredApiKey> keys, DateTimeOffset now)
    {
        string[] head = ["KEY ID", "TENANT", "NAME", "STATE", "CREATED (UTC)", "EXPIRES", "LAST USED", "SCOPES"];
        List<string[]> rows =
        [
            head,
            .. keys.Select(key => new[]
            {
                key.KeyId, key.TenantId, key.Name, State(key, now), Time(key.CreatedAt), key.ExpiresAt is { } end ? Time(end) : "never",
                key.LastUsedAt is { } used ? Time(used) : "never", string.Join(' ', key.Scopes.Names()),
            }),
        ];
        var widths = head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Join(Environment.NewLine, rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }

    private static string State(StoredApiKey key, DateTimeOffset now) => key switch
    {
        { RevokedAt: not null } => "revoked",
        _ when key.IsLive(now) => "live",
        _ => "expired",
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(Minutes, CultureInfo.InvariantCulture);
}
