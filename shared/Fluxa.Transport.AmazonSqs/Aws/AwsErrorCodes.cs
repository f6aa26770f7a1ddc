using System.Collections.Frozen;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>The error codes that decide what a fault is. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html</summary>
internal static class AwsErrorCodes
{
    public static readonly FrozenSet<string> Throttling = new[]
    {
        "Throttling", "ThrottlingException", "Throttled", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete",
        "OverLimit", "KmsThrottled", "KMSThrottlingException", "KMSThrottling",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenSet<string> Server = new[]
    {
        "InternalError", "InternalErrorException", "InternalFailure", "InternalServerError", "ServiceUnavailable", "ServiceUnavailableException",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenSet<string> Timeout = new[] { "RequestTimeout", "RequestTimeoutException" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenSet<string> Credentials = new[]
    {
        "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenSet<string> NotFound = new[]
    {
        "QueueDoesNotExist", "NonExistentQueue", "NotFound", "NotFoundException", "ResourceNotFoundException",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenSet<string> Denied = new[]
    {
        "AccessDenied", "AccessDeniedException", "AuthorizationError", "AuthorizationErrorException", "NotAuthorized", "OptInRequired",
        "InvalidClientTokenId", "UnrecognizedClientException", "InvalidSecurity", "MissingAuthenticationToken", "MissingAuthenticationTokenException",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenSet<string> BadSignature = new[]
    {
        "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature", "RequestTimeTooSkewed",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenSet<string> LeaseLost = new[]
    {
        "ReceiptHandleIsInvalid", "MessageNotInflight",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Strips what the protocols put around a code: <c>com.amazonaws.sqs#X</c>, <c>AWS.SimpleQueueService.X</c>, <c>X:http://…</c>.</summary>
    public static string Bare(string code)
    {
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        var end = colon < 0 ? code.Length : colon;
        var start = code.AsSpan(0, end).LastIndexOfAny('#', '.') + 1;

        return code[start..end];
    }
}
