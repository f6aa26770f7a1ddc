using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Constructs;
using Fluxa.Deploy.Stateless.Alarming;
using Fluxa.Deploy.Stateless.Edge;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>Query: reads events and payloads, writes nothing, knows no queue. Takes every address that nobody else has, so that each is answered by a problem page.</summary>
internal sealed class QueryService : ClientService
{
    public QueryService(Construct scope, ServiceGround ground, FrontDoor edge, AlarmSet alarms)
        : base(scope, "query", ground, edge, alarms, priority: 100, [ListenerCondition.PathPatterns(["/*"])])
    {
        Allow(new Permissions(ground.Data).ReadPayloads());

        Service.AutoScaleTaskCount(new Amazon.CDK.AWS.ApplicationAutoScaling.EnableScalingProps { MinCapacity = Size.Least, MaxCapacity = Size.Most })
            .ScaleOnCpuUtilization("Cpu", new Amazon.CDK.AWS.ECS.CpuUtilizationScalingProps { TargetUtilizationPercent = 50 });
    }
}
