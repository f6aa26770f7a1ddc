using System.CommandLine;
using System.Globalization;

namespace Fluxa.Cli.Traffic;

/// <summary>Options that are a time: <c>30s</c>, <c>5m</c>, <c>500ms</c>.</summary>
internal static class DurationOption
{
    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];

    public static Option<TimeSpan> Create(string name, string description, TimeSpan fallback, TimeSpan longest) => new(name)
    {
        Description = $"{description} Up to {longest.TotalHours:0} h.",
        HelpName = "30s|5m|1h",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            if (Parse(result.Tokens[0].Value) is { } duration && duration > TimeSpan.Zero && duration <= longest)
            {
                return duration;
            }

            result.AddError($"{name} must be a time such as 30s, 5m or 1h, of at most {longest.TotalHours:0} h, not '{result.Tokens[0].Value}'.");
            return fallback;
        },
    };

    /// <summary>One that may be left out, which means something else than any time.</summary>
    public static Option<TimeSpan?> Optional(string name, string description, TimeSpan longest) => new(name)
    {
        Description = $"{description} Up to {longest.TotalDays:0} d.",
        HelpName = "30s|5m|1h|7d",
        CustomParser = result =>
        {
            if (Parse(result.Tokens[0].Value) is { } duration && duration > TimeSpan.Zero && duration <= longest)
            {
                return duration;
            }

            result.AddError($"{name} must be a time such as 5m, 1h or 7d, of at most {longest.TotalDays:0} d, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    internal static TimeSpan? Parse(string text)
    {
        foreach (var (suffix, seconds) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * seconds < TimeSpan.MaxValue.TotalSeconds)
            {
                return TimeSpan.FromSeconds(number * seconds);
            }
        }

        return null;
    }
}
