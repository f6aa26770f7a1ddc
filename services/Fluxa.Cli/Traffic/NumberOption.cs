using System.CommandLine;
using System.Globalization;

namespace Fluxa.Cli.Traffic;

/// <summary>Options that are numbers within a range.</summary>
internal static class NumberOption
{
    public static Option<int> Whole(string name, string description, int fallback, int from, int to) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} {from}–{to}."),
        DefaultValueFactory = _ => fallback,
        HelpName = "n",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
            {
                return value;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number, {from}–{to}, not '{text}'."));
            return fallback;
        },
    };

    public static Option<double> Share(string name, string description) => new(name)
    {
        Description = $"{description} 0–1.",
        DefaultValueFactory = _ => 0,
        HelpName = "share",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
            {
                return value;
            }

            result.AddError($"{name} must be a number, 0–1, not '{text}'.");
            return 0;
        },
    };
}
