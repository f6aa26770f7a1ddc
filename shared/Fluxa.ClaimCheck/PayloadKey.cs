using System.Globalization;

namespace Fluxa.ClaimCheck;

/// <summary>Names the S3 object of a payload: <c>raw/{yyyy}/{MM}/{dd}/{tenant}/{event_id}.json</c>, the date in UTC.</summary>
public static class PayloadKey
{
    private const int HashBytesInName = 8;

    /// <summary>The key of an event's payload. The tenant is percent-encoded, so that it stays one segment whatever it holds.</summary>
    public static string For(string tenantId, Guid eventId, DateTimeOffset acceptedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"raw/{acceptedAt.UtcDateTime:yyyy'/'MM'/'dd}/{Uri.EscapeDataString(tenantId)}/{eventId:D}.json");

    /// <summary>What the keys of all payloads accepted on a day (UTC) begin with.</summary>
    public static string Prefix(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"raw/{day:yyyy'/'MM'/'dd}/");

    /// <summary>Reads whose payload an object is from its key; false when <see cref="For"/> or the store never made it.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="eventId">The event.</param>
    public static bool TryRead(string key, out string tenantId, out Guid eventId)
    {
        ArgumentNullException.ThrowIfNull(key);
        (tenantId, eventId) = ("", Guid.Empty);
        if (key.Split('/') is not ["raw", _, _, _, var tenant, var name] || !name.EndsWith(".json", StringComparison.Ordinal))
        {
            return false;
        }

        tenantId = Uri.UnescapeDataString(tenant);
        return tenantId.Length > 0 && Guid.TryParseExact(name.AsSpan(0, name.IndexOf('.', StringComparison.Ordinal)), "D", out eventId);
    }

    /// <summary>The key beside <paramref name="key"/> for other bytes under the same event id: the first payload stays untouched.</summary>
    internal static string Beside(string key, ReadOnlySpan<byte> sha256) =>
        $"{(key.EndsWith(".json", StringComparison.Ordinal) ? key[..^5] : key)}.{Convert.ToHexStringLower(sha256[..HashBytesInName])}.json";
}
