using System.Text.Json;
using Fluxa.Testing.Approvals;
using Fluxa.Transport.AmazonSqs.Topology;

namespace Fluxa.Transport.AmazonSqs.Tests.Topology;

public sealed class QueuePolicyTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:123456789012:orders";
    private const string First = "arn:aws:sns:us-east-1:123456789012:Shop-Order";
    private const string Second = "arn:aws:sns:us-east-1:123456789012:Shop-OrderShipped";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void Allows_topics_in_one_statement() => Approval.Verify(Pretty(QueuePolicy.Allow(null, Queue, [First, Second])!), "allow");

    [Fact]
    public void Adds_a_topic_to_the_statement_that_is_there() =>
        Assert.Equal(
            QueuePolicy.Allow(null, Queue, [First, Second]),
            QueuePolicy.Allow(QueuePolicy.Allow(null, Queue, [First]), Queue, [First, Second]));

    [Fact]
    public void Changes_nothing_when_all_topics_are_allowed() =>
        Assert.Null(QueuePolicy.Allow(QueuePolicy.Allow(null, Queue, [First, Second]), Queue, [Second]));

    [Fact]
    public void Understands_a_wildcard_and_single_values_in_place_of_lists() =>
        Assert.Null(QueuePolicy.Allow(
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",
            "Resource":"arn:aws:sqs:us-east-1:123456789012:orders","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:sns:us-east-1:123456789012:*"}}}}
            """,
            Queue,
            [First]));

    [Fact]
    public void Leaves_other_statements_as_they_are()
    {
        const string other = """{"Sid":"audit","Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}""";

        var policy = JsonDocument.Parse(QueuePolicy.Allow($$"""{"Version":"2012-10-17","Id":"mine","Statement":[{{other}}]}""", Queue, [First])!).RootElement;

        Assert.Equal("mine", policy.GetProperty("Id").GetString());
        Assert.Equal(other, policy.GetProperty("Statement")[0].GetRawText());
        Assert.Equal(2, policy.GetProperty("Statement").GetArrayLength());
    }

    private static string Pretty(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Indented);
}
