using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Fluxa.Recovery.Http;

/// <summary>Where a page ended: the last row's time and id. Opaque to its reader.</summary>
internal readonly record struct PageCursor(DateTimeOffset Time, Guid Id)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Time.UtcTicks}:{Id:N}")));

    public static bool TryParse(string text, out PageCursor cursor)
    {
        cursor = default;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || Encoding.ASCII.GetString(bytes, 0, written).Split(':') is not [var ticks, var id]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time) || time > DateTimeOffset.MaxValue.Ticks
            || !Guid.TryParseExact(id, "N", out var guid))
        {
            return false;
        }

        cursor = new PageCursor(new DateTimeOffset(time, TimeSpan.Zero), guid);
        return true;
    }
}
