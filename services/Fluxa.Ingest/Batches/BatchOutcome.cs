using Fluxa.Ingest.Intake;

namespace Fluxa.Ingest.Batches;

/// <summary>What became of a batch at the door.</summary>
internal abstract record BatchOutcome
{
    private BatchOutcome()
    {
    }

    /// <summary>Each event was judged by itself; an item for each, in order.</summary>
    public sealed record Judged(IReadOnlyList<BatchItem> Items) : BatchOutcome
    {
        /// <summary>The same batch was answered before, under the same Idempotency-Key.</summary>
        public bool IsReplayed { get; init; }
    }

    /// <summary>The batch as a whole can't be taken; nothing of it was.</summary>
    public sealed record Refused(IntakeOutcome Reason) : BatchOutcome;

    /// <summary>It has more events than a batch may have; nothing of it was taken.</summary>
    public sealed record TooMany : BatchOutcome;
}
