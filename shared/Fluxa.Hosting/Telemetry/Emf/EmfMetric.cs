namespace Fluxa.Hosting.Telemetry.Emf;

/// <summary>A metric of a document.</summary>
/// <param name="Name">The instrument.</param>
/// <param name="Unit">CloudWatch's word for its unit.</param>
/// <param name="Values">What was measured since the line before; a gauge's or counter's one value.</param>
internal readonly record struct EmfMetric(string Name, string Unit, double[] Values);
