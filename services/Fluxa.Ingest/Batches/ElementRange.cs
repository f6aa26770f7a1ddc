namespace Fluxa.Ingest.Batches;

/// <summary>Where an element stands in the body, in bytes, whitespace around it left out.</summary>
internal readonly record struct ElementRange(int Start, int Length);
