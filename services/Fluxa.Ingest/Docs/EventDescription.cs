using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace Fluxa.Ingest.Docs;

/// <summary>An event, for the OpenAPI document: bodies are judged as they stream in and never become an object.</summary>
internal sealed record EventDescription
{
    [Description("A UUID of the client's choice: the same id with the same bytes is one event.")]
    public Guid? EventId { get; init; }

    [MinLength(1)]
    [MaxLength(128)]
    public required string UserId { get; init; }

    [Description("At most 15 digits before and 4 after the point, kept exactly; negative: a refund.")]
    public required decimal Amount { get; init; }

    [RegularExpression("^[A-Z]{3}$")]
    [Description("ISO 4217 code.")]
    public required string Currency { get; init; }

    [MinLength(1)]
    [MaxLength(256)]
    public required string Merchant { get; init; }

    [Description("RFC 3339 with offset, at most 5 min in the future.")]
    public required DateTimeOffset Timestamp { get; init; }

    [Description("Whatever else belongs to the event; at most 32 levels deep in all.")]
    public JsonObject? Metadata { get; init; }
}
