namespace Fluxa.Recovery.Docs;

/// <summary>The body of a step of a redrive, for the OpenAPI document.</summary>
internal sealed record ReasonDescription
{
    public required string Reason { get; init; }
}
