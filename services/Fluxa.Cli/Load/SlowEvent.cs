using System.Text.Json.Serialization;

namespace Fluxa.Cli.Load;

/// <summary>An event that took long to become visible.</summary>
/// <param name="Due">When it was due, in seconds from the start.</param>
/// <param name="Took">Until it was visible, in milliseconds.</param>
internal readonly record struct SlowEvent(
    [property: JsonPropertyName("due_s")] double Due,
    [property: JsonPropertyName("took_ms")] double Took);
