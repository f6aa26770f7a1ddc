using System.Globalization;

namespace Fluxa.Recovery.Http;

/// <summary>Lengths of time as people write them: <c>90s</c>, <c>10m</c>, <c>2h</c>, <c>7d</c>.</summary>
internal static class Duration
{
    /// <summary>Longer than anything is kept.</summary>
    private const int MostDays = 3650;

    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        duration = unit * number;
        return unit > TimeSpan.Zero && duration <= TimeSpan.FromDays(MostDays);
    }
}
