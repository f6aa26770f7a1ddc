using System.IO.Compression;

namespace Fluxa.Ingest.Bodies;

/// <summary>The codings a body may come in: none, gzip, br. One at most: a coding in a coding is how bombs are built.</summary>
internal static class BodyEncoding
{
    /// <summary>What may stand in Content-Encoding, for problem texts.</summary>
    public const string Allowed = "gzip, br";

    /// <summary>The body decoded; null when the coding is unknown or there are several.</summary>
    /// <remarks>Disposing what this answers leaves the body open: it is the server's.</remarks>
    public static Stream? Decode(Stream body, IReadOnlyList<string?> codings) => codings switch
    {
        [] or [null or ""] => body,
        [var only] => only.Trim().ToLowerInvariant() switch
        {
            "identity" => body,
            "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
            "br" => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
            _ => null,
        },
        _ => null,
    };
}
