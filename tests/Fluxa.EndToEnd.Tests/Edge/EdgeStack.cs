using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>A pipeline whose Ingest waits longer for SQS: a machine that stalls must not send a batch through the outbox where its calls to SQS are counted.</summary>
public sealed class EdgeStack : Pipeline
{
    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Fluxa__Ingest__SendPatience"] = "00:00:04",
        ["Fluxa__Ingest__OutboxTimeout"] = "00:00:10",
    };
}
