using System.Buffers;
using System.Security.Cryptography;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Payloads;

/// <summary>
/// A payload on its way from S3 to the client, 64 KiB at a time. The last piece is held back until the hash of all is right; when it isn't, the
/// connection is cut, so that no client takes wrong bytes for whole ones.
/// </summary>
internal sealed partial class StreamedPayload(Stream content, StoredPayload payload) : IResult
{
    private const int PieceBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var _ = content;
        PayloadHeaders.Write(httpContext.Response, payload);
        if (!await TryCopyAsync(httpContext.Response.Body, httpContext.RequestAborted))
        {
            Log.Different(httpContext.RequestServices.GetRequiredService<ILogger<StreamedPayload>>(), payload.Key);
            httpContext.Abort();
        }
    }

    private async Task<bool> TryCopyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            for (var left = payload.Bytes; left > 0;)
            {
                var piece = buffer.AsMemory(0, (int)Math.Min(left, PieceBytes));
                if (await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken) < piece.Length)
                {
                    return false;
                }

                hash.AppendData(piece.Span);
                left -= piece.Length;
                if (left == 0 && !hash.GetHashAndReset().AsSpan().SequenceEqual(payload.Sha256))
                {
                    return false;
                }

                await body.WriteAsync(piece, cancellationToken);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6003, LogLevel.Error, "The payload {ObjectName} in S3 is not what was put there; its reader's connection was cut")]
        public static partial void Different(ILogger logger, string? objectName);
    }
}
