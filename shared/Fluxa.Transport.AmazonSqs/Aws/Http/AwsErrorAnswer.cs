using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Reads why AWS refused a call, in whichever shape the reason came: JSON, XML, or something that a proxy made up.</summary>
internal static class AwsErrorAnswer
{
    private const int DetailLength = 500;

    public static AwsFault Read(AwsCall call, HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var (code, detail, requestId) = ReadBody(body);
        code = code is null ? null : AwsErrorCodes.Bare(code);

        return call.Fault(AwsFault.Classify(status, code), detail) with
        {
            HttpStatus = status,
            ErrorCode = code,
            RequestId = Header(response.Headers, "x-amzn-requestid") ?? Header(response.Headers, "x-amz-request-id") ?? requestId,
        };
    }

    private static (string? Code, string? Detail, string? RequestId) ReadBody(byte[] body)
    {
        try
        {
            return body.AsSpan().TrimStart(" \t\r\n"u8) switch
            {
                [(byte)'{', ..] => ReadJson(body),
                [(byte)'<', ..] => ReadXml(body),
                _ => (null, Excerpt(body), null),
            };
        }
        catch (Exception exception) when (exception is JsonException or XmlException)
        {
            return (null, Excerpt(body), null);
        }
    }

    private static (string? Code, string? Detail, string? RequestId) ReadJson(byte[] body)
    {
        using var document = JsonDocument.Parse(body);

        return (Text("__type") ?? Text("code"), Text("message") ?? Text("Message"), null);

        string? Text(string name) =>
            document.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
    }

    private static (string? Code, string? Detail, string? RequestId) ReadXml(byte[] body)
    {
        var root = XmlAnswer.Read(body);

        return (XmlAnswer.Text(root, "Code"), XmlAnswer.Text(root, "Message") ?? root.Value.Trim(), XmlAnswer.Text(root, "RequestId"));
    }

    private static string Excerpt(byte[] body) => Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, DetailLength)));

    private static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
