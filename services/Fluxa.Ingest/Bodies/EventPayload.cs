using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Fluxa.Ingest.Bodies;

/// <summary>One event's payload, finished: its bytes where they lie, how many, and their hash.</summary>
/// <param name="Bytes">The bytes when they are in memory; null when they are in a file.</param>
/// <param name="Length">How many.</param>
/// <param name="Sha256">Their SHA-256.</param>
/// <param name="OpenRead">All of them from the first on, as a seekable stream.</param>
internal sealed record EventPayload(ReadOnlyMemory<byte>? Bytes, long Length, byte[] Sha256, Func<Stream> OpenRead)
{
    /// <summary>What was read of a body; it must outlive this.</summary>
    public static EventPayload Of(Payload payload) => new(payload.IsInMemory ? payload.Memory : null, payload.Length, payload.Sha256(), payload.OpenRead);

    /// <summary>Bytes in memory; they must outlive this.</summary>
    public static EventPayload Of(ReadOnlyMemory<byte> bytes) => Of(bytes, SHA256.HashData(bytes.Span));

    /// <summary>Bytes in memory whose hash is known; they must outlive this.</summary>
    public static EventPayload Of(ReadOnlyMemory<byte> bytes, byte[] sha256) => new(bytes, bytes.Length, sha256, () => Open(bytes));

    private static MemoryStream Open(ReadOnlyMemory<byte> bytes)
        => MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
