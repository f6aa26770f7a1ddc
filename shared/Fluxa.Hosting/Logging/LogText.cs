using System.Collections;
using System.Globalization;

namespace Fluxa.Hosting.Logging;

/// <summary>Makes text of values, never more than is asked for.</summary>
internal static class LogText
{
    private const int MaxItems = 32;

    public static string Of(object value)
    {
        try
        {
            return value switch
            {
                string text => text,
                DateTimeOffset time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                byte[] bytes => $"{bytes.Length} bytes",
                IEnumerable items => string.Join(", ", items.Cast<object?>().Take(MaxItems)),
                _ => value.ToString() ?? "",
            };
        }
#pragma warning disable CA1031 // The value's own code runs here; a log line must not fail because of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"[{value.GetType().Name} could not be shown: {exception.GetType().Name}]";
        }
    }

    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}… ({text.Length} characters)");
    }
}
