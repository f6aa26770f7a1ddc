using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Fluxa.Persistence.ApiKeys;

/// <summary>
/// An API key as its owner holds it: <c>flx_{key id}_{secret}</c>. The id may be known to everybody, the secret (160 bits) to nobody but the
/// owner: what is stored is its hash. A fast hash suffices because nobody can guess 160 random bits.
/// </summary>
/// <param name="KeyId">16 hexadecimal digits.</param>
/// <param name="Secret">40 hexadecimal digits.</param>
public sealed record ApiKeyText(string KeyId, string Secret)
{
    private const string Prefix = "flx_";
    private const int IdDigits = 16;
    private const int SecretDigits = 40;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>A new key from the system's random number generator.</summary>
    public static ApiKeyText New() => new(RandomNumberGenerator.GetHexString(IdDigits, lowercase: true), RandomNumberGenerator.GetHexString(SecretDigits, lowercase: true));

    /// <summary>Reads a key; false when the text doesn't have the form of one.</summary>
    /// <param name="text">What somebody sent.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ApiKeyText? key)
    {
        key = null;
        if (text.Length != Prefix.Length + IdDigits + 1 + SecretDigits || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var id = text.Slice(Prefix.Length, IdDigits);
        var secret = text[^SecretDigits..];
        if (text[Prefix.Length + IdDigits] != '_' || id.ContainsAnyExcept(Hexadecimal) || secret.ContainsAnyExcept(Hexadecimal))
        {
            return false;
        }

        key = new ApiKeyText(id.ToString(), secret.ToString());
        return true;
    }

    /// <summary>SHA-256 of the secret: 32 bytes.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    /// <summary>Whether the secret is the one that was hashed; takes the same time whatever differs.</summary>
    /// <param name="hash">A hash that <see cref="Hash"/> made.</param>
    public bool Matches(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash(), hash);

    /// <summary>The key without its secret: what logs and screens may show.</summary>
    public override string ToString() => $"{Prefix}{KeyId}_…";

    /// <summary>The whole key, to be shown to its owner once.</summary>
    public string Reveal() => $"{Prefix}{KeyId}_{Secret}";
}
