using System.ComponentModel;

namespace Fluxa.Recovery.Docs;

/// <summary>The body of a change of rate, for the OpenAPI document.</summary>
internal sealed record RateDescription
{
    [Description("1 to 500.")]
    public required int RatePerSecond { get; init; }

    public required string Reason { get; init; }
}
