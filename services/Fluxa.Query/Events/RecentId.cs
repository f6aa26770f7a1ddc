using System.Buffers.Binary;

namespace Fluxa.Query.Events;

/// <summary>Tells from a UUIDv7 whether it was made just now: its first 48 bits are Unix milliseconds.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7"/>
internal static class RecentId
{
    // What an event needs from 202 to its row on an ordinary bad day; after that the client may as well ask less often.
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(30);

    // The client's clock, or another instance's, may run ahead of ours.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    public static bool WasMadeJustNow(Guid id, DateTimeOffset now)
    {
        const int versionOfTime = 7;
        if (id.Version != versionOfTime)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var age = TimeSpan.FromMilliseconds(now.ToUnixTimeMilliseconds() - (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
        return age >= -ClockSkew && age <= JustNow;
    }
}
