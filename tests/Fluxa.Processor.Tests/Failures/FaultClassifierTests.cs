using System.Net;
using System.Net.Sockets;
using System.Runtime.Serialization;
using Amazon.Runtime;
using Fluxa.Processor.Dependencies;
using Fluxa.Processor.Failures;
using MassTransit;
using Npgsql;

namespace Fluxa.Processor.Tests.Failures;

public sealed class FaultClassifierTests
{
    public static TheoryData<Exception> Passing =>
    [
        new TimeoutException(),
        new IOException(),
        new SocketException((int)SocketError.ConnectionRefused),
        new HttpRequestException(),
        new OperationCanceledException(),
        new TaskCanceledException(),
        new ObjectDisposedException("the store"),
        new NpgsqlException("no connection"),
        new ConnectionException("no broker"),
        new TransportException(new Uri("queue:x"), "no broker"),
        new DependencyAwayException("S3"),
        new ConsumerCanceledException("cancelled"),
        Aws(HttpStatusCode.InternalServerError),
        Aws(HttpStatusCode.ServiceUnavailable, "SlowDown"),
        Aws(HttpStatusCode.GatewayTimeout),
        Aws(HttpStatusCode.TooManyRequests),
        Aws(HttpStatusCode.RequestTimeout),
        Aws(HttpStatusCode.BadRequest, "ThrottlingException"),
        Aws(HttpStatusCode.BadRequest, "RequestThrottled"),
        Aws(HttpStatusCode.Forbidden, "AccessDenied"),
        Aws(HttpStatusCode.Unauthorized),
    ];

    public static TheoryData<Exception> Ours =>
    [
        new InvalidOperationException(),
        new ArgumentNullException("body"),
        new FormatException(),
        new KeyNotFoundException(),
        new OverflowException(),
        new NotSupportedException(),
        new AggregateException(),
        Aws(HttpStatusCode.BadRequest, "ValidationError"),
        Aws(HttpStatusCode.NotFound, "NoSuchKey"),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public void What_may_pass_is_transient(Exception exception)
        => Assert.Equal(new FaultVerdict(FaultKind.Transient, FailureReason.DependencyUnavailable), FaultClassifier.Classify(exception));

    [Theory]
    [InlineData(FailureReason.SchemaInvalid)]
    [InlineData(FailureReason.UnknownType)]
    [InlineData(FailureReason.HashMismatch)]
    [InlineData(FailureReason.PayloadMissing)]
    [InlineData(FailureReason.EventIdConflict)]
    public void A_permanent_failure_keeps_its_reason(string reason)
        => Assert.Equal(new FaultVerdict(FaultKind.Permanent, reason), FaultClassifier.Classify(new PermanentFailureException(reason, "why")));

    [Fact]
    public void A_body_that_cannot_be_read_is_poison()
        => Assert.Equal(new FaultVerdict(FaultKind.Poison, FailureReason.Unreadable), FaultClassifier.Classify(new SerializationException()));

    [Theory]
    [MemberData(nameof(Ours))]
    public void What_nobody_knows_is_a_fault_of_ours_and_not_tried_again(Exception exception)
        => Assert.Equal(new FaultVerdict(FaultKind.Permanent, FailureReason.Unexpected), FaultClassifier.Classify(exception));

    [Fact]
    public void An_attempt_that_took_too_long_is_transient_and_says_so()
        => Assert.Equal(
            new FaultVerdict(FaultKind.Transient, FailureReason.HandlerTimeout),
            FaultClassifier.Classify(new HandlerTimeoutException(TimeSpan.FromSeconds(5))));

    [Fact]
    public void It_looks_inside_what_wraps_the_cause()
    {
        var cause = new PermanentFailureException(FailureReason.HashMismatch, "why");

        var verdict = FaultClassifier.Classify(new ConsumerException("wrapped", new AggregateException(cause)));

        Assert.Equal(FailureReason.HashMismatch, verdict.Reason);
    }

    [Fact]
    public void The_outermost_known_exception_decides()
    {
        var verdict = FaultClassifier.Classify(new InvalidOperationException("wrapped", new TimeoutException("slow", new SerializationException())));

        Assert.Equal(FaultKind.Transient, verdict.Kind);
    }

    private static AmazonServiceException Aws(HttpStatusCode status, string code = "") => new("refused", ErrorType.Unknown, code, "request-1", status);
}
