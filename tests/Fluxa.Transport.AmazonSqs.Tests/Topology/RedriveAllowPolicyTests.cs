using Fluxa.Transport.AmazonSqs.Topology;

namespace Fluxa.Transport.AmazonSqs.Tests.Topology;

public sealed class RedriveAllowPolicyTests
{
    private const string Queue = "arn:aws:sqs:eu-central-1:123456789012:orders";

    [Fact]
    public void Allows_the_queue_where_nothing_was_said() =>
        Assert.Equal($$"""{"redrivePermission":"byQueue","sourceQueueArns":["{{Queue}}"]}""", RedriveAllowPolicy.Allow(null, Queue));

    [Fact]
    public void Adds_a_queue_to_those_that_share_the_error_queue() =>
        Assert.Equal(
            $$"""{"redrivePermission":"byQueue","sourceQueueArns":["other","{{Queue}}"]}""",
            RedriveAllowPolicy.Allow("""{"redrivePermission":"byQueue","sourceQueueArns":["other"]}""", Queue));

    [Theory]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-central-1:123456789012:orders"]}""")]
    [InlineData("""{"redrivePermission":"allowAll"}""")]
    [InlineData("""{"redrivePermission":"denyAll"}""")]
    public void Changes_nothing_that_allows_it_already_or_was_decided_otherwise(string policy) => Assert.Null(RedriveAllowPolicy.Allow(policy, Queue));

    [Fact]
    public void Allows_all_when_SQS_takes_no_more_names()
    {
        var ten = string.Join(',', Enumerable.Range(0, 10).Select(number => $"\"{number}\""));

        Assert.Equal("""{"redrivePermission":"allowAll"}""", RedriveAllowPolicy.Allow($$"""{"redrivePermission":"byQueue","sourceQueueArns":[{{ten}}]}""", Queue));
    }
}
