namespace Fluxa.Processor.Payloads;

/// <summary>The SHA-256 that a command announces.</summary>
internal static class PayloadHash
{
    private const int Bytes = 32;

    /// <summary>The 32 bytes, or null when the text is no such hash.</summary>
    public static byte[]? TryRead(string hex)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        return hex.Length == Bytes * 2 && Convert.FromHexString(hex, hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? hash.ToArray()
            : null;
    }
}
