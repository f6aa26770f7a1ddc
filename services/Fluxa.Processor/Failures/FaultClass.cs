using Amazon.Runtime;
using Fluxa.ClaimCheck;
using Fluxa.Persistence;
using Fluxa.Processor.Dependencies;
using Npgsql;

namespace Fluxa.Processor.Failures;

/// <summary>The word for what kind of thing was in the way of an attempt that is made again. Pure.</summary>
internal static class FaultClass
{
    public const string Postgres = "postgres";
    public const string S3 = "s3";
    public const string Timeout = "timeout";
    public const string Cancelled = "cancelled";
    public const string Other = "other";

    /// <summary>Told by the outermost exception that is known.</summary>
    public static string Of(Exception failure) => FaultClassifier.Chain(failure).Select(Known).FirstOrDefault(word => word is not null) ?? Other;

    private static string? Known(Exception exception) => exception switch
    {
        StoreUnavailableException or NpgsqlException => Postgres,
        PayloadStoreUnavailableException or DependencyAwayException or AmazonServiceException => S3,
        HandlerTimeoutException or TimeoutException => Timeout,
        OperationCanceledException => Cancelled,
        _ => null,
    };
}
