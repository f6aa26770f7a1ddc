using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>What a signature is made of, written as bytes into borrowed memory that is large enough from the start.</summary>
internal ref struct AsciiText
{
    /// <summary>Algorithm, scope, hashes, separators and an access key, generously.</summary>
    private const int Rest = 1024;

    private readonly byte[] _buffer;
    private int _length;

    public AsciiText(List<KeyValuePair<string, string>> headers, string path)
    {
        var letters = path.Length;
        foreach (var (name, value) in headers)
        {
            letters += (2 * name.Length) + value.Length;
        }

        _buffer = ArrayPool<byte>.Shared.Rent(Rest + (3 * letters));
    }

    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    [UnscopedRef]
    public ref AsciiText Append(ReadOnlySpan<char> text)
    {
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        return ref this;
    }

    [UnscopedRef]
    public ref AsciiText AppendHex(scoped ReadOnlySpan<byte> bytes)
    {
        Convert.TryToHexStringLower(bytes, _buffer.AsSpan(_length), out var written);
        _length += written;
        return ref this;
    }

    [UnscopedRef]
    public ref AsciiText AppendHash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return ref AppendHex(hash);
    }

    public void Clear() => _length = 0;

    public readonly void Return() => ArrayPool<byte>.Shared.Return(_buffer);

    public override readonly string ToString() => Encoding.UTF8.GetString(Written);
}
