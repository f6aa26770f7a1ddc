namespace Fluxa.Events.Fields;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Spelling
{
    private const int MaxMistakes = 2;
    private const int LongestCompared = 32;

    /// <summary>The candidate nearest to the word; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestCompared)
        {
            return null;
        }

        var plain = Plain(word);
        var (candidate, mistakes) = candidates
            .Select(candidate => (candidate, mistakes: Distance(plain, Plain(candidate))))
            .MinBy(pair => pair.mistakes);
        return mistakes <= MaxMistakes && mistakes * 2 < plain.Length ? candidate : null;
    }

    private static string Plain(string word)
        => word.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    /// <summary>Levenshtein's distance: characters to insert, delete or replace.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
