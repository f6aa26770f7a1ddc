namespace Fluxa.Recovery.Payloads;

/// <summary>What a sweep did.</summary>
/// <param name="Seen">Payloads that were old enough to be asked about.</param>
/// <param name="Removed">Of these, removed because nothing referred to them.</param>
/// <param name="Bytes">What those held.</param>
internal sealed record SweptPayloads(long Seen, long Removed, long Bytes);
