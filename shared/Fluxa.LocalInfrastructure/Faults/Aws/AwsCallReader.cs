using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>Tells from a request's headers and body which AWS operation it is.</summary>
internal static class AwsCallReader
{
    public static async Task<AwsCall> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var body = buffer.ToArray();

        if (request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target)
        {
            return Json(target, body);
        }

        return request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            ? Query(body)
            : ObjectStorage(request, body);
    }

    private static AwsCall Json(string target, byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var url = document.RootElement.TryGetProperty("QueueUrl", out var queueUrl) ? queueUrl.GetString() : null;
        return new AwsCall { Service = "sqs", Operation = target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..], Resource = url ?? "", Body = body };
    }

    private static AwsCall Query(byte[] body)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        var operation = form.GetValueOrDefault("Action").ToString();
        return new AwsCall
        {
            Service = operation == "GetCallerIdentity" ? "sts" : "sns",
            Operation = operation,
            Resource = form.GetValueOrDefault("TopicArn").ToString(),
            Body = body,
        };
    }

    private static AwsCall ObjectStorage(HttpRequest request, byte[] body)
    {
        var isObject = request.Path.Value!.Trim('/').Contains('/', StringComparison.Ordinal);
        var verb = request.Method switch { "PUT" => "Put", "GET" => "Get", "DELETE" => "Delete", "HEAD" => "Head", _ => "Post" };
        return new AwsCall { Service = "s3", Operation = verb + (isObject ? "Object" : "Bucket"), Resource = request.Path.Value!, Body = body };
    }
}
