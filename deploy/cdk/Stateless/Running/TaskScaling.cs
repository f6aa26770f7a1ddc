using Amazon.CDK.AWS.ApplicationAutoScaling;
using Amazon.CDK.AWS.ECS;
using Constructs;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>Keeps a figure per task near its target: more tasks at once, fewer only slowly.</summary>
internal static class TaskScaling
{
    private const string Namespace = "ecs";

    public static void Add(
        Construct scope, FargateService service, ServiceGround ground, ServiceSize size, string expression, double target, CfnScalingPolicy.TargetTrackingMetricDataQueryProperty[] metrics)
    {
        var scalable = new CfnScalableTarget(scope, "Scalable", new CfnScalableTargetProps
        {
            ServiceNamespace = Namespace,
            ScalableDimension = "ecs:service:DesiredCount",
            ResourceId = $"service/{ground.Cluster.ClusterName}/{service.ServiceName}",
            MinCapacity = size.Least,
            MaxCapacity = size.Most,
        });
        new CfnScalingPolicy(scope, "Scaling", new CfnScalingPolicyProps
        {
            PolicyName = $"{ground.Plan.Name}-{scope.Node.Id}",
            PolicyType = "TargetTrackingScaling",
            ScalingTargetId = scalable.Ref,
            TargetTrackingScalingPolicyConfiguration = new CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty
            {
                TargetValue = target,
                ScaleOutCooldown = 30,
                ScaleInCooldown = 300,
                CustomizedMetricSpecification = new CfnScalingPolicy.CustomizedMetricSpecificationProperty
                {
                    Metrics = new object[]
                    {
                        new CfnScalingPolicy.TargetTrackingMetricDataQueryProperty { Id = "perTask", Expression = expression, ReturnData = true, Label = "per task" },
                        Metric("tasks", "ECS/ContainerInsights", "RunningTaskCount", "Average",
                            [new() { Name = "ClusterName", Value = ground.Cluster.ClusterName }, new() { Name = "ServiceName", Value = service.ServiceName }]),
                    }.Concat(metrics).ToArray(),
                },
            },
        });
    }

    public static CfnScalingPolicy.TargetTrackingMetricDataQueryProperty Metric(
        string id, string space, string name, string statistic, CfnScalingPolicy.TargetTrackingMetricDimensionProperty[] dimensions) => new()
        {
            Id = id,
            ReturnData = false,
            MetricStat = new CfnScalingPolicy.TargetTrackingMetricStatProperty
            {
                Stat = statistic,
                Metric = new CfnScalingPolicy.TargetTrackingMetricProperty { Namespace = space, MetricName = name, Dimensions = dimensions },
            },
        };
}
