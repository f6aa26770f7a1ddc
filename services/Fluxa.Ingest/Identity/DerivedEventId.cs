using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fluxa.Ingest.Identity;

/// <summary>
/// Event ids that follow from what a request says of itself, so that two tries can never become two events, whatever is down: a UUIDv8
/// (RFC 9562 §5.8) of the first bytes of a SHA-256 over the purpose, the tenant and the parts, each led by its length.
/// </summary>
internal static class DerivedEventId
{
    private const int UuidBytes = 16;
    private const byte Version8 = 0x80;
    private const byte Variant = 0x80;

    /// <summary>From the Idempotency-Key of a single event.</summary>
    public static Guid FromKey(string tenantId, string key) => From("fluxa:idempotency-key", tenantId, key);

    /// <summary>From the Idempotency-Key of a batch and the event's place in it.</summary>
    public static Guid FromKey(string tenantId, string key, int index) => From("fluxa:idempotency-key:batch", tenantId, key, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>From a CloudEvent's source and id, which by its specification are unique together.</summary>
    public static Guid FromCloudEvent(string tenantId, string source, string id) => From("fluxa:cloud-event", tenantId, source, id);

    /// <summary>From the payload itself: the same bytes are the same event.</summary>
    public static Guid FromContent(string tenantId, ReadOnlySpan<byte> sha256) => From("fluxa:content", tenantId, Convert.ToHexStringLower(sha256));

    private static Guid From(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        var uuid = hash.GetHashAndReset().AsSpan(0, UuidBytes);
        uuid[6] = (byte)((uuid[6] & 0x0F) | Version8);
        uuid[8] = (byte)((uuid[8] & 0x3F) | Variant);
        return new Guid(uuid, bigEndian: true);
    }
}
