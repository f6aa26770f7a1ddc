using System.Text.Json;
using Amazon.Runtime;
using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws;

public sealed class AwsFaultTests
{
    [Theory]
    [InlineData(400, "Throttling", AwsFaultKind.Throttled)]
    [InlineData(400, "RequestThrottled", AwsFaultKind.Throttled)]
    [InlineData(403, "OverLimit", AwsFaultKind.Throttled)]
    [InlineData(503, "SlowDown", AwsFaultKind.Throttled)]
    [InlineData(429, null, AwsFaultKind.Throttled)]
    [InlineData(500, null, AwsFaultKind.Server)]
    [InlineData(503, "ServiceUnavailable", AwsFaultKind.Server)]
    [InlineData(400, "InternalError", AwsFaultKind.Server)]
    [InlineData(408, null, AwsFaultKind.Timeout)]
    [InlineData(400, "RequestTimeout", AwsFaultKind.Timeout)]
    [InlineData(403, "ExpiredToken", AwsFaultKind.Credentials)]
    [InlineData(400, "ExpiredTokenException", AwsFaultKind.Credentials)]
    [InlineData(403, "AccessDenied", AwsFaultKind.Permanent)]
    [InlineData(403, "SignatureDoesNotMatch", AwsFaultKind.Permanent)]
    [InlineData(400, "QueueDoesNotExist", AwsFaultKind.Permanent)]
    [InlineData(400, "InvalidParameterValue", AwsFaultKind.Permanent)]
    [InlineData(404, null, AwsFaultKind.Permanent)]
    public void An_answer_is_judged_by_its_code_before_its_status(int status, string? code, AwsFaultKind kind) =>
        Assert.Equal(kind, AwsFault.Classify(status, code));

    [Fact]
    public void A_call_without_an_answer_is_judged_by_what_ended_it()
    {
        Assert.Equal(AwsFaultKind.Timeout, AwsFault.Classify(new TaskCanceledException()));
        Assert.Equal(AwsFaultKind.Connection, AwsFault.Classify(new HttpRequestException()));
        Assert.Equal(AwsFaultKind.Connection, AwsFault.Classify(new IOException()));
        Assert.Equal(AwsFaultKind.Credentials, AwsFault.Classify(new AmazonClientException("none found")));
        Assert.Equal(AwsFaultKind.Malformed, AwsFault.Classify(new JsonException()));
        Assert.Equal(AwsFaultKind.Permanent, AwsFault.Classify(new InvalidOperationException()));
    }

    [Fact]
    public void Only_a_permanent_fault_is_not_worth_another_try() =>
        Assert.Equal(
            [AwsFaultKind.Permanent],
            Enum.GetValues<AwsFaultKind>().Where(kind => !Fault(kind).IsTransient));

    [Fact]
    public void A_missing_queue_is_told_with_what_to_do()
    {
        var fault = Fault(AwsFaultKind.Permanent) with { ErrorCode = "QueueDoesNotExist", HttpStatus = 400, RequestId = "r-1", Detail = "The specified queue does not exist." };

        Assert.True(fault.IsNotFound);
        Assert.Equal(
            "sqs SendMessage for orders failed: QueueDoesNotExist (HTTP 400, request r-1): The specified queue does not exist. "
            + "Deploy the topology, and check the name, the region and the account.",
            fault.ToString());
    }

    [Theory]
    [InlineData("com.amazonaws.sqs#QueueDoesNotExist", "QueueDoesNotExist")]
    [InlineData("AWS.SimpleQueueService.NonExistentQueue", "NonExistentQueue")]
    [InlineData("InternalFailure:http://internal.amazon.com/coral/", "InternalFailure")]
    [InlineData("NotFound", "NotFound")]
    public void A_code_is_freed_of_what_the_protocols_put_around_it(string raw, string bare) => Assert.Equal(bare, AwsErrorCodes.Bare(raw));

    private static AwsFault Fault(AwsFaultKind kind) => new() { Service = "sqs", Operation = "SendMessage", Resource = "orders", Kind = kind };
}
