using Amazon.CDK.AWS.ApplicationAutoScaling;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Constructs;
using Fluxa.Deploy.Stateless.Alarming;
using Fluxa.Deploy.Stateless.Edge;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>Ingest: sends, writes payloads, receives nothing. Scales on the requests that a task gets.</summary>
internal sealed class IngestService : ClientService
{
    /// <summary>Requests a second that a task of one CPU is to have: an idle 2-core machine did 10,353 (docs/metrics.md), shared with the load generator.</summary>
    private const int RequestsPerSecond = 1500;

    public IngestService(Construct scope, ServiceGround ground, FrontDoor edge, AlarmSet alarms)
        : base(scope, "ingest", ground, edge, alarms, priority: 10, [ListenerCondition.HttpRequestMethods(["POST"]), ListenerCondition.PathPatterns(["/events", "/events/*"])])
    {
        var permissions = new Permissions(ground.Data);
        Allow([permissions.Send(), .. permissions.ReadPayloads(), .. permissions.WritePayloads()]);

        TaskScaling.Add(this, Service, ground, Size, "(FILL(blue, 0) + FILL(green, 0)) / tasks", RequestsPerSecond * 60,
        [
            TaskScaling.Metric("blue", "AWS/ApplicationELB", "RequestCount", "Sum", Dimensions(edge, Targets[0])),
            TaskScaling.Metric("green", "AWS/ApplicationELB", "RequestCount", "Sum", Dimensions(edge, Targets[1])),
        ]);
    }

    private static CfnScalingPolicy.TargetTrackingMetricDimensionProperty[] Dimensions(FrontDoor edge, ApplicationTargetGroup targets) =>
    [
        new() { Name = "LoadBalancer", Value = edge.LoadBalancer.LoadBalancerFullName },
        new() { Name = "TargetGroup", Value = targets.TargetGroupFullName },
    ];
}
