using System.Text;
using Amazon.Runtime;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What is known about a failed call, or about one failed entry of a batch.</summary>
internal sealed record AwsFault
{
    /// <summary>Stands for an error code where the answer left an entry of a batch out.</summary>
    public const string MissingFromAnswer = "MissingFromAnswer";

    public required string Service { get; init; }

    public required string Operation { get; init; }

    public required AwsFaultKind Kind { get; init; }

    /// <summary>Gets the queue's or topic's name.</summary>
    public string? Resource { get; init; }

    public int? HttpStatus { get; init; }

    public string? ErrorCode { get; init; }

    public string? RequestId { get; init; }

    public string? Detail { get; init; }

    public bool IsTransient => Kind is not AwsFaultKind.Permanent;

    public bool IsNotFound => ErrorCode is { } code && AwsErrorCodes.NotFound.Contains(code);

    /// <summary>Judges an answer, or one entry of a batch answer, by its status and code. The code counts more: AWS sends throttling as 400, 403, 429 and 503.</summary>
    public static AwsFaultKind Classify(int httpStatus, string? errorCode)
    {
        if (errorCode is not null)
        {
            if (AwsErrorCodes.Throttling.Contains(errorCode))
            {
                return AwsFaultKind.Throttled;
            }

            if (AwsErrorCodes.Credentials.Contains(errorCode))
            {
                return AwsFaultKind.Credentials;
            }

            if (AwsErrorCodes.Timeout.Contains(errorCode))
            {
                return AwsFaultKind.Timeout;
            }

            if (AwsErrorCodes.Server.Contains(errorCode))
            {
                return AwsFaultKind.Server;
            }
        }

        return httpStatus switch
        {
            408 => AwsFaultKind.Timeout,
            429 => AwsFaultKind.Throttled,
            >= 500 => AwsFaultKind.Server,
            _ => AwsFaultKind.Permanent,
        };
    }

    /// <summary>Judges a call that got no answer by the exception that ended it.</summary>
    public static AwsFaultKind Classify(Exception exception) => exception switch
    {
        OperationCanceledException or TimeoutException => AwsFaultKind.Timeout,
        HttpRequestException or IOException => AwsFaultKind.Connection,
        AmazonClientException or AmazonServiceException => AwsFaultKind.Credentials,
        System.Text.Json.JsonException or System.Xml.XmlException or FormatException => AwsFaultKind.Malformed,
        _ => AwsFaultKind.Permanent,
    };

    /// <summary>Says what happened, to what, and what to do.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Service).Append(' ').Append(Operation);
        if (Resource is not null)
        {
            text.Append(" for ").Append(Resource);
        }

        text.Append(" failed: ").Append(ErrorCode ?? Kind.ToString());
        if (HttpStatus is { } status)
        {
            text.Append(" (HTTP ").Append(status);
            if (RequestId is not null)
            {
                text.Append(", request ").Append(RequestId);
            }

            text.Append(')');
        }

        if (!string.IsNullOrEmpty(Detail))
        {
            text.Append(": ").Append(Detail.TrimEnd('.'));
        }

        return text.Append(". ").Append(AwsAdvice.For(this)).ToString();
    }
}
