using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Listing;

/// <summary>
/// Where a page ends, as clients carry it: 8 bytes of time, 16 of id, and an HMAC-SHA256, cut to 16 bytes, of these with the tenant and every
/// filter. Whoever changes a bit, shows it with other filters or under another tenant has no cursor.
/// </summary>
/// <param name="secret">The key: 32 bytes.</param>
internal sealed class EventCursor(byte[] secret)
{
    private const int TimeBytes = 8;
    private const int PositionBytes = TimeBytes + 16;
    private const int MacBytes = 16;
    private const int Bytes = PositionBytes + MacBytes;

    public string Write(EventPosition position, PageRequest request)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.OccurredAt.UtcTicks);
        position.EventId.TryWriteBytes(bytes[TimeBytes..], bigEndian: true, out _);
        Sign(bytes[..PositionBytes], request, bytes[PositionBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when the text is no cursor of this list.</summary>
    public EventPosition? Read(string text, PageRequest request)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != Base64Url.GetEncodedLength(Bytes) || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written != Bytes)
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[MacBytes];
        Sign(bytes[..PositionBytes], request, mac);
        return CryptographicOperations.FixedTimeEquals(mac, bytes[PositionBytes..])
            ? new EventPosition(new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes), TimeSpan.Zero), new Guid(bytes[TimeBytes..PositionBytes], bigEndian: true))
            : null;
    }

    // Every part is preceded by its length, so that no two lists can be spelled alike. The limit isn't part: pages may differ in size.
    private void Sign(ReadOnlySpan<byte> position, PageRequest request, Span<byte> mac)
    {
        var filter = request.Filter;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(position);
        foreach (var part in new[]
        {
            request.Failed ? "failed" : "processed", filter.TenantId, filter.UserId, filter.Merchant, filter.Currency, filter.CorrelationId,
            filter.From?.UtcDateTime.ToString("O"), filter.To?.UtcDateTime.ToString("O"),
        })
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            hmac.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
            hmac.AppendData(bytes);
        }

        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.GetHashAndReset(full);
        full[..MacBytes].CopyTo(mac);
    }
}
