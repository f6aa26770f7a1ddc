using System.ComponentModel;

namespace Fluxa.Recovery.Docs;

/// <summary>The body of an edit, for the OpenAPI document.</summary>
internal sealed record EditDescription
{
    [Description("The event's whole JSON as a text, up to 10 MiB.")]
    public required string Payload { get; init; }

    public required string Reason { get; init; }
}
