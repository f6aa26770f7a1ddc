namespace Fluxa.Recovery.Redrives;

/// <summary>Where the items of a redrive stand, by stage and outcome.</summary>
internal sealed class RedriveTotals(IReadOnlyDictionary<(string Stage, string Outcome), long> counts)
{
    public long Pending => Sum("pending");

    public long Sent => Sum("claimed") + Sum("sent");

    public long Processed => Sum("processed");

    public long FailedAgain => Sum("failed_again");

    /// <summary>Outcomes that should have been seen and weren't.</summary>
    public long Unknown => Sum("unknown");

    /// <summary>Outcomes that nobody can see: messages of other services.</summary>
    public long Unfollowed => Sum("unfollowed");

    public long Skipped => Sum("skipped");

    /// <summary>On their way within a stage.</summary>
    public long InFlightIn(string stage) => Of(stage, "claimed") + Of(stage, "sent");

    /// <summary>Sent, or about to be, within a stage.</summary>
    public long SpentIn(string stage) =>
        InFlightIn(stage) + Of(stage, "processed") + Of(stage, "failed_again") + Of(stage, "unknown") + Of(stage, "unfollowed");

    private long Of(string stage, string outcome) => counts.GetValueOrDefault((stage, outcome));

    private long Sum(string outcome) => counts.Where(entry => entry.Key.Outcome == outcome).Sum(entry => entry.Value);
}
