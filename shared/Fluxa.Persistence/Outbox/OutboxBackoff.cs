namespace Fluxa.Persistence.Outbox;

/// <summary>How long a row that the broker did not take waits: doubling, with a ceiling, and spread by ± 25 % so that a backlog doesn't come back as one wave.</summary>
internal static class OutboxBackoff
{
    private const int MaxDoublings = 30;

    /// <param name="attempts">How often the row was tried, at least once.</param>
    /// <param name="options">First and longest wait.</param>
    /// <param name="spread">0–1: where in the spread this row falls.</param>
    public static TimeSpan After(int attempts, OutboxOptions options, double spread)
    {
        var doubled = options.FirstBackoff * Math.Pow(2, Math.Clamp(attempts - 1, 0, MaxDoublings));
        var wait = doubled < options.MaxBackoff ? doubled : options.MaxBackoff;
        return wait * (0.75 + (0.5 * spread));
    }
}
