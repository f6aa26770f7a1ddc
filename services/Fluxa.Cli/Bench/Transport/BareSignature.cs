using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>
/// Signs a bare request (Signature Version 4): AWS takes none without. Written for one kind of request, with the day's key made once.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
internal sealed class BareSignature(Uri endpoint, string service)
{
    private const string Region = "us-east-1";
    private const string AccessKey = "bench";
    private const string Secret = "bench";

    private (string Day, byte[] Key) _key = ("", []);

    /// <summary>The headers that a request with this body needs.</summary>
    public (string Date, string Authorization) Sign(ReadOnlySpan<byte> body, string contentType, string? target)
    {
        var date = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var day = date[..8];
        var scope = $"{day}/{Region}/{service}/aws4_request";
        var (names, targetLine) = target is null ? ("content-type;host;x-amz-date", "") : ("content-type;host;x-amz-date;x-amz-target", $"x-amz-target:{target}\n");
        var canonical = $"POST\n{endpoint.AbsolutePath}\n\ncontent-type:{contentType}\nhost:{endpoint.Authority}\nx-amz-date:{date}\n{targetLine}\n{names}\n{Hash(body)}";
        var toSign = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(KeyOf(day), Encoding.UTF8.GetBytes(toSign)));
        return (date, $"AWS4-HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private byte[] KeyOf(string day)
    {
        if (_key.Day != day)
        {
            var key = Encoding.UTF8.GetBytes("AWS4" + Secret);
            foreach (var part in new[] { day, Region, service, "aws4_request" })
            {
                key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
            }

            _key = (day, key);
        }

        return _key.Key;
    }
}
