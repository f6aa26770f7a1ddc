using System.Globalization;
using Fluxa.Topology;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>The queues and topics on AWS are those of the plan that the services themselves deploy from.</summary>
public sealed class QueueTemplateTests(Synthesis synthesis)
{
    public static TheoryData<string> Environments => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Environments))]
    public void There_is_every_queue_of_the_plan_with_its_error_and_skipped_queues_and_no_other(string environment)
    {
        var planned = FluxaPlan.Queues.SelectMany(queue => new[] { queue.Name, queue.ErrorName, queue.SkippedName }).Select(name => $"{environment}-{name}");

        Assert.Equal(planned.Order(StringComparer.Ordinal), synthesis.Stateful(environment).Of("AWS::SQS::Queue").Select(queue => queue.Text("QueueName")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void A_queue_has_the_attributes_of_the_plan_and_is_encrypted(string environment)
        => Assert.All(FluxaPlan.Queues, plan =>
        {
            var own = Find(environment, plan.Name);
            Assert.All(plan.Attributes, attribute => Assert.Equal(attribute.Value, own.Text(attribute.Key)));
            Assert.All([plan.ErrorName, plan.SkippedName], name =>
                Assert.All(plan.CompanionAttributes, attribute => Assert.Equal(attribute.Value, Find(environment, name).Text(attribute.Key))));
            Assert.All([plan.Name, plan.ErrorName, plan.SkippedName], name => Assert.NotNull(Find(environment, name)["KmsMasterKeyId"]));
        });

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_kills_its_process_ends_in_the_error_queue_and_nothing_of_others_does(string environment)
        => Assert.All(FluxaPlan.Queues, plan =>
        {
            var (own, error) = (Find(environment, plan.Name), Find(environment, plan.ErrorName));

            Assert.Equal(plan.MaxReceives.ToString(CultureInfo.InvariantCulture), own.Text("RedrivePolicy.maxReceiveCount"));
            Assert.Equal(error.Id, own.Text("RedrivePolicy.deadLetterTargetArn.Fn::GetAtt.0"));
            Assert.Equal("byQueue", error.Text("RedriveAllowPolicy.redrivePermission"));
            Assert.EndsWith($":{environment}-{plan.Name}\"]]}}", error.List("RedriveAllowPolicy.sourceQueueArns").Single()!.ToJsonString(), StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(Environments))]
    public void There_is_every_topic_of_the_plan_with_its_size_limit(string environment)
    {
        var template = synthesis.Stateful(environment);

        Assert.Equal(FluxaPlan.Topics.Select(topic => $"{environment}-{topic.Name}"), template.Of("AWS::SNS::Topic").Select(topic => topic.Text("TopicName")));
        Assert.All(FluxaPlan.Topics.Zip(template.Of("Custom::AWS")), pair =>
        {
            var call = pair.Second["Create"]!.ToJsonString();
            Assert.Contains("SetTopicAttributes", call, StringComparison.Ordinal);
            Assert.Contains("MaximumMessageSize", call, StringComparison.Ordinal);
            Assert.Contains(pair.First.MaximumMessageBytes.ToString(CultureInfo.InvariantCulture), call, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Nobody_reaches_queues_and_topics_unencrypted(string environment)
    {
        var template = synthesis.Stateful(environment);
        var policies = template.Of("AWS::SQS::QueuePolicy").Concat(template.Of("AWS::SNS::TopicPolicy")).ToList();

        Assert.Equal(template.Of("AWS::SQS::Queue").Count + template.Of("AWS::SNS::Topic").Count, policies.Count);
        Assert.All(policies, policy =>
        {
            Assert.Equal("Deny", policy.Text("PolicyDocument.Statement.0.Effect"));
            Assert.Equal("false", policy.Text("PolicyDocument.Statement.0.Condition.Bool.aws:SecureTransport"));
        });
    }

    private CloudResource Find(string environment, string queue) =>
        synthesis.Stateful(environment).Of("AWS::SQS::Queue").Single(resource => resource.Text("QueueName") == $"{environment}-{queue}");
}
