namespace Fluxa.Hosting.Correlation;

/// <summary>Carries the correlation id with the request.</summary>
internal sealed record CorrelationFeature(string Id);
