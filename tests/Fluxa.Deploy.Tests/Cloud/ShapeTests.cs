using Amazon.CDK.Assertions;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>The stacks at a glance, by the library's own assertions.</summary>
public sealed class ShapeTests(Synthesis synthesis)
{
    [Theory]
    [InlineData("dev", false, 1)]
    [InlineData("prod", true, 2)]
    public void What_keeps_data_is_one_of_each_and_doubled_where_events_count(string environment, bool twice, int gateways)
    {
        var data = synthesis.Data(environment);

        data.ResourceCountIs("AWS::S3::Bucket", 1);
        data.ResourceCountIs("AWS::EC2::NatGateway", gateways);
        data.HasResourceProperties("AWS::RDS::DBInstance", new Dictionary<string, object> { ["MultiAZ"] = twice, ["Engine"] = "postgres", ["StorageEncrypted"] = true });
        data.HasResourceProperties("AWS::SQS::Queue", new Dictionary<string, object>
        {
            ["QueueName"] = $"{environment}-fluxa-process-event",
            ["RedrivePolicy"] = new Dictionary<string, object> { ["maxReceiveCount"] = 10, ["deadLetterTargetArn"] = Match.AnyValue() },
        });
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void What_runs_is_four_services_behind_one_load_balancer(string environment)
    {
        var running = synthesis.Running(environment);

        running.ResourceCountIs("AWS::ECS::Service", 4);
        running.ResourceCountIs("AWS::ECS::TaskDefinition", 4);
        running.ResourceCountIs("AWS::ElasticLoadBalancingV2::LoadBalancer", 1);
        running.ResourceCountIs("AWS::CloudWatch::Dashboard", 1);
    }
}
