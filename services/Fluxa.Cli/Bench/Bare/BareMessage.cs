using System.Text.Json.Nodes;

namespace Fluxa.Cli.Bench.Bare;

/// <summary>A message to send.</summary>
/// <param name="Body">Its text.</param>
/// <param name="Attributes">Its attributes as SQS's JSON has them; null for none.</param>
internal sealed record BareMessage(string Body, JsonNode? Attributes);
