using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Fluxa.Ingest.Bodies;

/// <summary>
/// A body's bytes as they arrive: up to 256 KiB in pooled memory, more in a temporary file through a window of 32 KiB. So a request of any size
/// holds no more than 256 KiB (and 32 KiB for a moment), and one that announces more never more than its window.
/// </summary>
internal sealed class Payload(string spoolFolder, long? expectedLength) : IAsyncDisposable
{
    /// <summary>What stays in memory; also the most that may travel inside a message.</summary>
    public const int MaxInMemory = 256 * 1024;

    private const int SmallestWindow = 1024;
    private const int FileWindow = 32 * 1024;

    private readonly bool _isForFile = expectedLength > MaxInMemory;

    private byte[] _window = ArrayPool<byte>.Shared.Rent(FirstWindow(expectedLength));
    private byte[]? _overflow;
    private FileStream? _file;
    private IncrementalHash? _hash;

    /// <summary>Bytes taken so far.</summary>
    public long Length { get; private set; }

    /// <summary>The bytes are all in memory: <see cref="InMemory"/> has them.</summary>
    public bool IsInMemory => _file is null;

    public ReadOnlySpan<byte> InMemory => Memory.Span;

    /// <summary>The same, for as long as this is not disposed.</summary>
    public ReadOnlyMemory<byte> Memory => _window.AsMemory(0, (int)Length);

    /// <summary>Room for the next bytes; never empty.</summary>
    public Memory<byte> GetRoom()
    {
        if (_file is not null || _isForFile)
        {
            return _window.AsMemory(0, FileWindow);
        }

        if (Length < Math.Min(_window.Length, MaxInMemory))
        {
            return _window.AsMemory((int)Length, Math.Min(_window.Length, MaxInMemory) - (int)Length);
        }

        if (_window.Length < MaxInMemory)
        {
            Grow();
            return _window.AsMemory((int)Length);
        }

        return _overflow ??= ArrayPool<byte>.Shared.Rent(FileWindow);
    }

    /// <summary>Takes the first <paramref name="count"/> bytes of the room last given.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask TakeAsync(int count, CancellationToken cancellationToken)
    {
        if (_file is null && (_isForFile || _overflow is not null))
        {
            await MoveToFileAsync(cancellationToken);
        }

        if (_file is not null)
        {
            await WriteAsync(_window.AsMemory(0, count), cancellationToken);
        }

        Length += count;
    }

    /// <summary>SHA-256 of all bytes taken; to be asked once, at the end.</summary>
    public byte[] Sha256() => _hash?.GetHashAndReset() ?? SHA256.HashData(InMemory);

    /// <summary>Some of the bytes: where they lie when that is in memory, else read from the file into <paramref name="room"/>, which must hold them.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> SliceAsync(int start, int length, Memory<byte> room, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            return _window.AsMemory(start, length);
        }

        _file.Position = start;
        await _file.ReadExactlyAsync(room[..length], cancellationToken);
        return room[..length];
    }

    /// <summary>All bytes from the first on. The stream is the payload's: it lives until this is disposed.</summary>
    public Stream OpenRead()
    {
        if (_file is null)
        {
            return new MemoryStream(_window, 0, (int)Length, writable: false);
        }

        _file.Position = 0;
        return _file;
    }

    public async ValueTask DisposeAsync()
    {
        Release(ref _window!);
        Release(ref _overflow);
        _hash?.Dispose();
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    private static void Release(ref byte[]? buffer)
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = null;
        }
    }

    // One more than announced, so that the read that finds the end has room.
    private static int FirstWindow(long? expectedLength) => (int)(expectedLength > MaxInMemory ? FileWindow : Math.Clamp((expectedLength ?? 0) + 1, SmallestWindow, MaxInMemory));

    /// <summary>What is in memory goes into a file; from now on the overflow, which what comes next is in, is the window.</summary>
    private async ValueTask MoveToFileAsync(CancellationToken cancellationToken)
    {
        _file = SpoolFile.Open(spoolFolder);
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await WriteAsync(_window.AsMemory(0, (int)Length), cancellationToken);
        if (_overflow is not null)
        {
            ArrayPool<byte>.Shared.Return(_window);
            (_window, _overflow) = (_overflow, null);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(_window.Length * 4, MaxInMemory));
        InMemory.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_window);
        _window = larger;
    }

    private ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hash!.AppendData(bytes.Span);
        return _file!.WriteAsync(bytes, cancellationToken);
    }
}
