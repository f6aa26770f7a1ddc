namespace Fluxa.Ingest.Bodies;

/// <summary>Judges the next piece of a body; false when the rest need not be read.</summary>
internal delegate bool TakePiece(ReadOnlySpan<byte> piece);
