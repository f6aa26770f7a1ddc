using System.IO.Compression;

namespace Fluxa.Ingest.Bodies;

/// <summary>A body and the coding it comes in: none, gzip, br. One at most: a coding in a coding is how bombs are built.</summary>
internal sealed class BodyEncoding : IAsyncDisposable
{
    /// <summary>What may stand in Content-Encoding.</summary>
    public const string Allowed = "gzip, br";

    private readonly Stream _decoder;

    private BodyEncoding(Stream content, bool isEncoded)
    {
        _decoder = content;
        Content = new MeteredStream(content);
        IsEncoded = isEncoded;
    }

    /// <summary>The body, decoded.</summary>
    public MeteredStream Content { get; }

    /// <summary>The body comes in a coding: its announced length says nothing of its content's.</summary>
    public bool IsEncoded { get; }

    /// <summary>The body in the coding that is named; null when that is unknown or there are several.</summary>
    public static BodyEncoding? Decode(Stream body, IReadOnlyList<string> codings) => codings switch
    {
        [] or [""] => new BodyEncoding(body, isEncoded: false),
        [var only] => only.ToLowerInvariant() switch
        {
            "identity" => new BodyEncoding(body, isEncoded: false),
            "gzip" or "x-gzip" => new BodyEncoding(new GZipStream(body, CompressionMode.Decompress, leaveOpen: true), isEncoded: true),
            "br" => new BodyEncoding(new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true), isEncoded: true),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Gives the decoder's memory back. The body itself is the server's.</summary>
    public ValueTask DisposeAsync() => IsEncoded ? _decoder.DisposeAsync() : ValueTask.CompletedTask;
}
