using Fluxa.Ingest.Bodies;

namespace Fluxa.Ingest.Batches;

/// <summary>A batch's body, read to its end.</summary>
/// <param name="Payload">Its bytes, in memory or in a file.</param>
/// <param name="Room">Takes one element when they are in a file.</param>
internal sealed record BatchBody(Payload Payload, Memory<byte> Room)
{
    /// <summary>An element's bytes; valid until the next call.</summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(ElementRange range, CancellationToken cancellationToken)
        => Payload.SliceAsync(range.Start, range.Length, Room, cancellationToken);
}
