using System.Text.Json.Nodes;

namespace Fluxa.Cli.Traffic;

/// <summary>An event whose content is known.</summary>
/// <param name="Id">Its event_id, chosen here, so that a second try can't make a second event.</param>
/// <param name="Kind">What is special about it.</param>
/// <param name="Content">What the JSON says.</param>
/// <param name="Payload">The JSON text as sent.</param>
internal sealed record SampleEvent(Guid Id, string Kind, JsonObject Content, byte[] Payload);
