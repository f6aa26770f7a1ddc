using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Derives the key of a day, region and service from a secret, and remembers the latest of each service: it changes once a day or with the credentials.</summary>
internal static class SigningKey
{
    private static readonly ConcurrentDictionary<(string Region, string Service), Entry> Latest = new();

    public static byte[] For(in SigningScope scope, string secret)
    {
        var place = (scope.Region, scope.Service);
        var date = scope.Date;
        if (Latest.TryGetValue(place, out var latest) && latest.Secret == secret && date.SequenceEqual(latest.Date))
        {
            return latest.Key;
        }

        var key = Derive(scope, secret);
        Latest[place] = new Entry(date.ToString(), secret, key);

        return key;
    }

    private static byte[] Derive(in SigningScope scope, string secret)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[scope.Date.ToString(), scope.Region, scope.Service, "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }

    private sealed record Entry(string Date, string Secret, byte[] Key);
}
