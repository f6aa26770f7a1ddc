using System.Globalization;
using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Query.Waiting;

/// <summary>The parameter <c>wait</c>: whole seconds such as <c>10s</c>.</summary>
internal static class WaitTime
{
    // Load balancers give up on a silent request after 60 s, many clients after 30.
    private const int LongestSeconds = 30;

    public static readonly Problem Unreadable = Problems.InvalidParameter
        .Because("The time to wait can't be read.")
        .With(new ProblemError("/wait", "must be whole seconds, 0s to 30s"));

    public static bool TryRead(string? text, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (text is null)
        {
            return true;
        }

        if (!text.EndsWith('s') || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > LongestSeconds)
        {
            return false;
        }

        wait = TimeSpan.FromSeconds(seconds);
        return true;
    }
}
