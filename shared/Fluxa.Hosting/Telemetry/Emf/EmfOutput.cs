namespace Fluxa.Hosting.Telemetry.Emf;

/// <summary>Where the lines go: standard output, which the agent beside the service reads.</summary>
/// <param name="Writer">Each line is one write.</param>
internal sealed record EmfOutput(TextWriter Writer);
