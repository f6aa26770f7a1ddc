using System.Globalization;

namespace Fluxa.Cli.Dlq.Tables;

/// <summary>How long ago, short.</summary>
internal static class Age
{
    public static string Of(DateTimeOffset then, DateTimeOffset now)
    {
        var age = now - then;
        return age switch
        {
            { TotalSeconds: < 1 } => "now",
            { TotalMinutes: < 1 } => In(age.TotalSeconds, "s"),
            { TotalHours: < 1 } => In(age.TotalMinutes, "m"),
            { TotalDays: < 2 } => In(age.TotalHours, "h"),
            _ => In(age.TotalDays, "d"),
        };
    }

    private static string In(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(number):0}{unit} ago");
}
