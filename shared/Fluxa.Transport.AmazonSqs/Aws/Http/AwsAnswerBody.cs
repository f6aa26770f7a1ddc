using System.Buffers;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>An answer's bytes in borrowed memory: they are gone when it is disposed.</summary>
internal readonly struct AwsAnswerBody : IDisposable
{
    /// <summary>The largest answer is 10 messages of together 1 MiB, each character at worst escaped to six.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    private const int FirstBytes = 4096;

    private readonly byte[] _buffer;
    private readonly int _length;

    private AwsAnswerBody(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <exception cref="IOException">The answer broke off.</exception>
    /// <exception cref="FormatException">It is larger than any of AWS's.</exception>
    public static async ValueTask<AwsAnswerBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // One more than announced: reading it says that nothing follows.
        var announced = content.Headers.ContentLength ?? FirstBytes;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced, MostBytes) + 1);
        var length = 0;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            for (int read; (read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0;)
            {
                length += read;
                if (length == buffer.Length)
                {
                    Grow(ref buffer, length);
                }
            }

            return new AwsAnswerBody(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static void Grow(ref byte[] buffer, int length)
    {
        if (length > MostBytes)
        {
            throw new FormatException($"The answer has more than {MostBytes} bytes");
        }

        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
