namespace Fluxa.Hosting.Tests.Correlation;

/// <summary>A message as Fluxa's contracts are: the correlation id is a string of its own.</summary>
public sealed record ThingHappened
{
    public required Guid EventId { get; init; }

    public required string TenantId { get; init; }

    public required string CorrelationId { get; init; }
}
