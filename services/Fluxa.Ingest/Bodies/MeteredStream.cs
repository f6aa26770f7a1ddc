using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Fluxa.Ingest.Bodies;

/// <summary>A body that counts what was read of it.</summary>
internal sealed class MeteredStream(Stream inner) : Stream
{
    /// <summary>Bytes read so far, decompressed.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The body is unpacked by .NET's Brotli decoder, which reports broken input as if it were a fault of ours.</summary>
    public bool IsBrotli => inner is BrotliStream;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("A body's length is known at its end.");

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException("A body is read once.");
    }

    // Pooled: a body of 10 MiB is read in hundreds of pieces.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        BytesRead += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A body is read once.");

    public override void SetLength(long value) => throw new NotSupportedException("A body is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read only.");

    public override void Flush()
    {
    }
}
