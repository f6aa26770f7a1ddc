using System.Globalization;

namespace Fluxa.Processor.Failures;

/// <summary>How long a message waits before each later delivery, from a text such as <c>00:00:10 00:01:00</c>. Pure.</summary>
internal static class RedeliveryLadder
{
    private const int MaxSteps = 20;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The steps; null when the text is no ladder: something that is no time span, too many, too short, too long, or not growing.</summary>
    public static TimeSpan[]? TryRead(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var steps = new List<TimeSpan>(words.Length);
        foreach (var word in words)
        {
            if (!TimeSpan.TryParse(word, CultureInfo.InvariantCulture, out var step)
                || step < Shortest || step > Longest || (steps.Count > 0 && step < steps[^1]))
            {
                return null;
            }

            steps.Add(step);
        }

        return steps.Count <= MaxSteps ? [.. steps] : null;
    }
}
