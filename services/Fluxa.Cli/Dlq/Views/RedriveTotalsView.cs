namespace Fluxa.Cli.Dlq.Views;

/// <summary>How far a redrive is.</summary>
/// <param name="Pending">Not sent yet.</param>
/// <param name="Sent">Sent, outcome awaited.</param>
/// <param name="Processed">Repaired.</param>
/// <param name="FailedAgain">Back in the error queue.</param>
/// <param name="Unknown">No outcome in time.</param>
/// <param name="Skipped">Needed nothing any more.</param>
internal sealed record RedriveTotalsView(long Pending, long Sent, long Processed, long FailedAgain, long Unknown, long Skipped)
{
    /// <summary>How many have come to their end.</summary>
    public long Settled => Processed + FailedAgain + Unknown + Skipped;
}
