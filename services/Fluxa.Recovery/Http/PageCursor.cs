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
        if (!Base64Url.IsValid(text) || Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(':') is not [var ticks, var id]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time) || time > DateTimeOffset.MaxValue.Ticks
            || !Guid.TryParseExact(id, "N", out var guid))
        {
            return false;
        }

        cursor = new PageCursor(new DateTimeOffset(time, TimeSpan.Zero), guid);
        return true;
    }
}
