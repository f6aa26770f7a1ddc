using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace Fluxa.ClaimCheck;

/// <summary>Says what an error of S3 means. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.</summary>
internal static class S3Faults
{
    private static readonly HashSet<string> PassingCodes = new(StringComparer.Ordinal)
    {
        "RequestTimeout", "RequestTimeoutException", "RequestTimeTooSkewed", "SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded",
        "OperationAborted", "ConditionalRequestConflict",
    };

    /// <summary>Whether the next attempt may well succeed.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } => true,
        AmazonServiceException { ErrorCode: { } code } when PassingCodes.Contains(code) => true,
        AmazonServiceException { InnerException: { } inner } => IsTransient(inner),
        HttpRequestException or IOException or SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether S3 or the way to it is at fault (wrong credentials and a missing bucket included: no payload is to blame for those).</summary>
    public static bool IsOfS3(Exception exception) => exception is AmazonClientException or AmazonServiceException || IsTransient(exception);

    /// <summary>Whether there is no object under the key. A missing bucket is no missing object.</summary>
    public static bool IsNoObject(AmazonServiceException exception) =>
        exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket";

    /// <summary>Whether a conditional write found the key taken.</summary>
    public static bool IsTaken(AmazonServiceException exception) => exception.StatusCode == HttpStatusCode.PreconditionFailed;
}
