using System.Globalization;
using System.Net;
using Amazon.Runtime;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Turns a call into a signed HTTP request.</summary>
internal static class AwsRequest
{
    private const int MaxHeaders = 5;

    public static HttpRequestMessage Create(AwsCall call, ImmutableCredentials credentials, DateTimeOffset now)
    {
        var timestamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new List<KeyValuePair<string, string>>(MaxHeaders)
        {
            new("content-type", call.ContentType),
            new("host", call.Service.Host),
            new("x-amz-date", timestamp),
        };
        if (credentials.UseToken)
        {
            headers.Add(new("x-amz-security-token", credentials.Token));
        }

        if (call.Target is not null)
        {
            headers.Add(new("x-amz-target", call.Target));
        }

        var scope = new SigningScope(timestamp, call.Service.Region, call.Service.Name);
        var authorization = SigV4.Authorize(scope, credentials, HttpMethod.Post.Method, call.Service.Path, headers, call.Body);

        return Assemble(call, headers, authorization);
    }

    private static HttpRequestMessage Assemble(AwsCall call, List<KeyValuePair<string, string>> headers, string authorization)
    {
        var content = new ByteArrayContent(call.Body);
        content.Headers.TryAddWithoutValidation("content-type", call.ContentType);

        var request = new HttpRequestMessage(HttpMethod.Post, call.Service.Endpoint)
        {
            Content = content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        foreach (var (name, value) in headers)
        {
            if (name.StartsWith("x-amz", StringComparison.Ordinal))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        request.Headers.TryAddWithoutValidation("authorization", authorization);

        return request;
    }
}
