using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Ingest.Batches;

/// <summary>What became of one event of a batch.</summary>
internal abstract record BatchItem
{
    private BatchItem()
    {
    }

    /// <summary>It is durable: by this request, or it was already.</summary>
    public sealed record Taken(Guid EventId, bool IsDuplicate) : BatchItem;

    /// <summary>It was not taken.</summary>
    public sealed record Rejected(ProblemType Problem, IReadOnlyList<ProblemError> Errors) : BatchItem
    {
        /// <summary>The id that it would have had; null when it could not be read.</summary>
        public Guid? EventId { get; init; }
    }
}
