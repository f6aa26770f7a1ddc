using System.Net.Sockets;
using System.Runtime.Serialization;
using Fluxa.Processor.Failures;
using MassTransit;

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

    [Fact]
    public void What_nobody_knows_is_a_fault_of_ours_and_not_tried_again()
        => Assert.Equal(new FaultVerdict(FaultKind.Permanent, FailureReason.Unexpected), FaultClassifier.Classify(new InvalidOperationException()));

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
}
