using System.Net;
using System.Net.Sockets;
using System.Runtime.Serialization;
using Amazon.Runtime;
using Fluxa.ClaimCheck;
using Fluxa.Persistence;
using Fluxa.Persistence.Storing;
using Fluxa.Processor.Dependencies;
using MassTransit;
using Npgsql;

namespace Fluxa.Processor.Failures;

/// <summary>Tells what may succeed at another attempt from what never will. Pure.</summary>
internal static class FaultClassifier
{
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html and S3's own.
    private static readonly HashSet<string> Throttles = new(StringComparer.Ordinal)
    {
        "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottled", "RequestLimitExceeded", "SlowDown", "ServiceUnavailable", "InternalError",
        "RequestTimeout", "RequestTimeoutException", "ProvisionedThroughputExceededException", "TooManyRequestsException",
    };

    private static readonly FaultVerdict Transient = new(FaultKind.Transient, FailureReason.DependencyUnavailable);

    public static bool IsTransient(Exception exception) => Classify(exception).Kind == FaultKind.Transient;

    /// <summary>Judges by the outermost exception that it knows; what nobody knows is a fault of ours, and trying again would hide it.</summary>
    public static FaultVerdict Classify(Exception exception) =>
        Chain(exception).Select(Judge).FirstOrDefault(verdict => verdict is not null)
        ?? new FaultVerdict(FaultKind.Permanent, FailureReason.Unexpected);

    /// <summary>The exception and what it was caused by, outermost first.</summary>
    public static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static FaultVerdict? Judge(Exception exception) => exception switch
    {
        PermanentFailureException permanent => new FaultVerdict(FaultKind.Permanent, permanent.Reason),
        EventRejectedException => new FaultVerdict(FaultKind.Permanent, FailureReason.StoreRejected),
        StoreUnavailableException or PayloadStoreUnavailableException or DependencyAwayException => Transient,
        HandlerTimeoutException => new FaultVerdict(FaultKind.Transient, FailureReason.HandlerTimeout),

        // The store judges what PostgreSQL says; what comes past it unjudged was not about a row.
        NpgsqlException => Transient,
        AmazonServiceException refused => Judge(refused),
        ConnectionException or TransportException => Transient,

        // The service stops, or the lease was lost: another attempt, here or elsewhere, does it.
        OperationCanceledException or ConsumerCanceledException or ObjectDisposedException => Transient,
        TimeoutException or IOException or SocketException or HttpRequestException => Transient,
        SerializationException => new FaultVerdict(FaultKind.Poison, FailureReason.Unreadable),
        _ => null,
    };

    // Wrong credentials and missing rights are no message's fault either: they wait until they are mended.
    private static FaultVerdict? Judge(AmazonServiceException refused) =>
        refused.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || Throttles.Contains(refused.ErrorCode ?? "")
            ? Transient
            : null;
}
