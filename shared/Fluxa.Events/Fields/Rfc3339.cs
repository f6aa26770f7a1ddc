using System.Globalization;

namespace Fluxa.Events.Fields;

/// <summary>RFC 3339 date-times with an offset, strictly: not the wider ISO 8601, not what .NET would guess.</summary>
/// <remarks>
/// 't' and 'z' may be small, as the RFC's grammar has it. A leap second (23:59:60 UTC) is read as the second after it.
/// What is finer than a microsecond is cut off: PostgreSQL keeps no more, and the payload has it all.
/// </remarks>
internal static class Rfc3339
{
    private const string Example = "write it as 2026-01-31T23:59:59.123Z or 2026-01-31T23:59:59+01:00";
    private const int SecondsEnd = 19;

    /// <summary>Reads a date-time as UTC.</summary>
    /// <returns>What is wrong; null when <paramref name="instant"/> is the time.</returns>
    public static string? TryRead(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (!TryReadSeconds(text, out var local, out var isLeap))
        {
            return $"Not an RFC 3339 date-time: {Example}.";
        }

        var rest = text[SecondsEnd..];
        if (!TryReadFraction(ref rest, out var microseconds))
        {
            return $"Digits must follow the decimal point of the seconds: {Example}.";
        }

        if (rest.IsEmpty)
        {
            return $"The offset is missing: {Example}.";
        }

        if (!TryReadOffset(rest, out var offset))
        {
            return $"The offset must be Z or ±hh:mm: {Example}.";
        }

        return Combine(local.AddMicroseconds(microseconds), offset, isLeap, out instant);
    }

    private static string? Combine(DateTime local, TimeSpan offset, bool isLeap, out DateTimeOffset instant)
    {
        instant = default;
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < 0 || ticks >= DateTime.MaxValue.Ticks - TimeSpan.TicksPerSecond)
        {
            return "Outside the years 1 to 9999 in UTC.";
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        if (!isLeap)
        {
            return null;
        }

        if (instant is not { Hour: 23, Minute: 59 })
        {
            return "A 60th second exists only as the leap second 23:59:60 UTC.";
        }

        instant = instant.AddSeconds(1);
        return null;
    }

    private static bool TryReadSeconds(ReadOnlySpan<char> text, out DateTime local, out bool isLeap)
    {
        local = default;
        isLeap = false;
        if (text.Length < SecondsEnd || text[10] is not ('T' or 't'))
        {
            return false;
        }

        Span<char> seconds = stackalloc char[SecondsEnd];
        text[..SecondsEnd].CopyTo(seconds);
        seconds[10] = 'T';
        isLeap = seconds[17..] is "60";
        if (isLeap)
        {
            "59".CopyTo(seconds[17..]);
        }

        return DateTime.TryParseExact(seconds, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> rest, out int microseconds)
    {
        microseconds = 0;
        if (rest is not ['.', ..])
        {
            return true;
        }

        var length = rest[1..].IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? rest.Length - 1 : length;
        for (var place = 0; place < 6; place++)
        {
            microseconds = (microseconds * 10) + (place < length ? rest[1 + place] - '0' : 0);
        }

        rest = rest[(1 + length)..];
        return length > 0;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text is not ['+' or '-', _, _, ':', _, _]
            || !int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[4..6], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
