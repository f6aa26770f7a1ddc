using System.Globalization;

namespace Fluxa.ClaimCheck;

/// <summary>Names the S3 object of a payload: <c>raw/{yyyy}/{MM}/{dd}/{tenant}/{event_id}.json</c>, the date in UTC.</summary>
public static class PayloadKey
{
    private const int HashBytesInName = 8;

    /// <summary>The key of an event's payload. The tenant is percent-encoded, so that it stays one segment whatever it holds.</summary>
    public static string For(string tenantId, Guid eventId, DateTimeOffset acceptedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"raw/{acceptedAt.UtcDateTime:yyyy'/'MM'/'dd}/{Uri.EscapeDataString(tenantId)}/{eventId:D}.json");

    /// <summary>The key beside <paramref name="key"/> for other bytes under the same event id: the first payload stays untouched.</summary>
    internal static string Beside(string key, ReadOnlySpan<byte> sha256) =>
        $"{(key.EndsWith(".json", StringComparison.Ordinal) ? key[..^5] : key)}.{Convert.ToHexStringLower(sha256[..HashBytesInName])}.json";
}
