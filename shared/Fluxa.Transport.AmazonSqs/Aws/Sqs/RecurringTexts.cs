using System.Text;
using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>
/// Keeps one string for a text that comes again and again: names of attributes, types, content types. A text takes the place of another that
/// falls on the same place, so it never grows; what does not recur costs a comparison.
/// </summary>
internal static class RecurringTexts
{
    private const int Places = 256;
    private const int LongestText = 64;

    private static readonly string?[] Kept = new string?[Places];

    /// <summary>The text of the string or property name that the reader stands on.</summary>
    public static string Get(ref Utf8JsonReader json)
    {
        var utf8 = json.ValueSpan;
        if (json.ValueIsEscaped || utf8.Length is 0 or > LongestText)
        {
            return json.GetString()!;
        }

        ref var place = ref Kept[Place(utf8)];
        if (place is { } kept && Ascii.Equals(utf8, kept))
        {
            return kept;
        }

        var text = json.GetString()!;
        place = text;
        return text;
    }

    private static int Place(ReadOnlySpan<byte> utf8)
    {
        var hash = (uint)utf8.Length;
        foreach (var letter in utf8)
        {
            hash = (hash * 31) + letter;
        }

        return (int)(hash % Places);
    }
}
