using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>
/// AWS's Signature Version 4 for requests without a query string.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
internal static class SigV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Computes the Authorization header.</summary>
    /// <param name="scope">When, where and for which service.</param>
    /// <param name="credentials">Whose key signs; a session token must already be among the headers.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path as sent.</param>
    /// <param name="headers">All headers to sign: lower-case names, in order of names, values as sent.</param>
    /// <param name="body">The body as sent.</param>
    public static string Authorize(
        in SigningScope scope,
        ImmutableCredentials credentials,
        string method,
        string path,
        List<KeyValuePair<string, string>> headers,
        ReadOnlySpan<byte> body)
    {
        var signedHeaders = string.Join(';', headers.Select(header => header.Key));
        var canonical = Canonical(method, path, headers, signedHeaders, body);
        var scopeText = scope.Text;
        var toSign = $"{Algorithm}\n{scope.Timestamp}\n{scopeText}\n{Hash(canonical)}";
        var signature = Sign(SigningKey.For(scope, credentials.SecretKey), toSign);

        return $"{Algorithm} Credential={credentials.AccessKey}/{scopeText}, SignedHeaders={signedHeaders}, Signature={signature}";
    }

    private static string Canonical(string method, string path, List<KeyValuePair<string, string>> headers, string signedHeaders, ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder(512).Append(method).Append('\n').Append(path).Append("\n\n");
        foreach (var (name, value) in headers)
        {
            text.Append(name).Append(':').Append(value.AsSpan().Trim()).Append('\n');
        }

        return text.Append('\n').Append(signedHeaders).Append('\n').Append(Hash(body)).ToString();
    }

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);

        return Convert.ToHexStringLower(hash);
    }

    private static string Sign(byte[] key, string text)
    {
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), signature);

        return Convert.ToHexStringLower(signature);
    }
}
