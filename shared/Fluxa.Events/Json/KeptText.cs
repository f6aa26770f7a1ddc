namespace Fluxa.Events.Json;

/// <summary>The beginning of a string or number, up to <see cref="JsonLimits.KeptText"/> bytes, and the length of the whole.</summary>
internal sealed class KeptText
{
    private readonly byte[] _bytes = new byte[JsonLimits.KeptText];
    private int _kept;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _kept);

    /// <summary>Unicode scalar values seen, kept or not.</summary>
    public long Characters { get; private set; }

    /// <summary>Bytes seen, kept or not.</summary>
    public long Length { get; private set; }

    public void Clear()
    {
        _kept = 0;
        Characters = 0;
        Length = 0;
    }

    public void Append(ReadOnlySpan<byte> bytes, int characters)
    {
        Length += bytes.Length;
        Characters += characters;
        var kept = bytes[..Math.Min(bytes.Length, _bytes.Length - _kept)];
        kept.CopyTo(_bytes.AsSpan(_kept));
        _kept += kept.Length;
    }
}
