using System.Globalization;

namespace Fluxa.Topology.Tests;

/// <summary>The plan keeps to what SQS and SNS allow.</summary>
public sealed class FluxaPlanTests
{
    private const int LongestPrefix = 30;
    private const int LongestQueueName = 80;

    [Fact]
    public void Every_queue_name_has_room_for_the_longest_prefix()
        => Assert.All(FluxaPlan.Queues.SelectMany(queue => new[] { queue.Name, queue.ErrorName, queue.SkippedName }), name => Assert.InRange(name.Length, 1, LongestQueueName - LongestPrefix));

    [Fact]
    public void What_fails_stays_at_least_as_long_as_what_waits()
        => Assert.All(FluxaPlan.Queues, queue => Assert.Equal(queue.Attributes["MessageRetentionPeriod"], queue.CompanionAttributes["MessageRetentionPeriod"]));

    [Fact]
    public void Attributes_are_within_the_limits_of_SQS()
        => Assert.All(FluxaPlan.Queues, queue =>
        {
            Assert.InRange(Number(queue, "MessageRetentionPeriod"), 60, 1_209_600);
            Assert.InRange(Number(queue, "VisibilityTimeout"), 0, 43_200);
            Assert.InRange(Number(queue, "ReceiveMessageWaitTimeSeconds"), 0, 20);
            Assert.InRange(Number(queue, "MaximumMessageSize"), 1024, 1_048_576);
        });

    [Fact]
    public void An_error_queue_has_no_lease_of_its_own()
        => Assert.All(FluxaPlan.Queues, queue => Assert.DoesNotContain("VisibilityTimeout", queue.CompanionAttributes.Keys));

    [Fact]
    public void Topics_take_what_SNS_can_be_told_to_take()
        => Assert.All(FluxaPlan.Topics, topic => Assert.InRange(topic.MaximumMessageBytes, 1024, 1_048_576));

    private static int Number(QueuePlan queue, string attribute) => int.Parse(queue.Attributes[attribute], CultureInfo.InvariantCulture);
}
