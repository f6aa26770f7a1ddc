using System.Security.Cryptography;
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
        var text = new AsciiText(headers, path);
        try
        {
            text.Append(method).Append("\n").Append(path).Append("\n\n");
            foreach (var (name, value) in headers)
            {
                text.Append(name).Append(":").Append(value.AsSpan().Trim()).Append("\n");
            }

            text.Append("\n");
            AppendNames(ref text, headers);
            text.Append("\n").AppendHash(body);
            return Authorization(ref text, scope, credentials, headers);
        }
        finally
        {
            text.Return();
        }
    }

    private static string Authorization(ref AsciiText text, in SigningScope scope, ImmutableCredentials credentials, List<KeyValuePair<string, string>> headers)
    {
        Span<byte> canonical = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        SHA256.HashData(text.Written, canonical);

        text.Clear();
        text.Append(Algorithm).Append("\n").Append(scope.Timestamp).Append("\n");
        AppendScope(ref text, scope);
        text.Append("\n").AppendHex(canonical);
        HMACSHA256.HashData(SigningKey.For(scope, credentials.SecretKey), text.Written, signature);

        text.Clear();
        text.Append(Algorithm).Append(" Credential=").Append(credentials.AccessKey).Append("/");
        AppendScope(ref text, scope);
        text.Append(", SignedHeaders=");
        AppendNames(ref text, headers);
        text.Append(", Signature=").AppendHex(signature);

        return text.ToString();
    }

    private static void AppendScope(ref AsciiText text, in SigningScope scope) =>
        text.Append(scope.Date).Append("/").Append(scope.Region).Append("/").Append(scope.Service).Append("/aws4_request");

    private static void AppendNames(ref AsciiText text, List<KeyValuePair<string, string>> headers)
    {
        for (var position = 0; position < headers.Count; position++)
        {
            text.Append(position == 0 ? "" : ";").Append(headers[position].Key);
        }
    }
}
