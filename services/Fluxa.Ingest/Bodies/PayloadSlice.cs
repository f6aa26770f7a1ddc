namespace Fluxa.Ingest.Bodies;

/// <summary>A part of a payload as a stream to be read once.</summary>
internal sealed class PayloadSlice(Payload payload, int start, int end) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => end - start;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("A slice is read once, from its beginning.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(buffer.Length, end - start - _position);
        if (count == 0)
        {
            return 0;
        }

        var piece = await payload.SliceAsync(start + _position, count, buffer, cancellationToken);
        if (payload.IsInMemory)
        {
            piece.CopyTo(buffer);
        }

        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A slice is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A slice is read once, from its beginning.");

    public override void SetLength(long value) => throw new NotSupportedException("A slice is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A slice is read only.");

    public override void Flush()
    {
    }
}
