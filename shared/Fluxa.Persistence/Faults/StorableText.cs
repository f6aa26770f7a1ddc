namespace Fluxa.Persistence.Faults;

/// <summary>What PostgreSQL can keep as text: no U+0000, no lone surrogate. Asked before sending, because a lone surrogate breaks the connection that all share.</summary>
internal static class StorableText
{
    public static bool IsStorable(string? text) =>
        text is null || (!text.Contains('\0', StringComparison.Ordinal) && SurrogatesArePaired(text));

    /// <summary>The text with U+FFFD in place of what can't be kept, cut to a length.</summary>
    public static string Mend(string text, int maxLength)
    {
        if (text.Length > maxLength)
        {
            text = text[..maxLength];
        }

        return IsStorable(text)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));
    }

    private static bool SurrogatesArePaired(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (at < 0)
            {
                return true;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
        }
    }
}
