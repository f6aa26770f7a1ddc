using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Constructs;
using Fluxa.Deploy.Stateless.Alarming;
using Fluxa.Deploy.Stateless.Edge;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>A service that clients reach through the load balancer: two groups of tasks, between which a canary moves them.</summary>
internal abstract class ClientService : FluxaService
{
    protected ClientService(Construct scope, string name, ServiceGround ground, FrontDoor edge, AlarmSet alarms, int priority, ListenerCondition[] conditions)
        : base(scope, name, ground, alarms)
    {
        Targets = [edge.AddTargets(this, "Blue"), edge.AddTargets(this, "Green")];
        var rule = new ApplicationListenerRule(this, "Rule", new ApplicationListenerRuleProps
        {
            Listener = edge.Public,
            Priority = priority,
            Conditions = conditions,
            Action = ListenerAction.WeightedForward(
            [
                new WeightedTargetGroup { TargetGroup = Targets[0], Weight = 100 },
                new WeightedTargetGroup { TargetGroup = Targets[1], Weight = 0 },
            ]),
        });
        Service.AttachToApplicationTargetGroup(Targets[0]);
        Service.Node.AddDependency(rule);
        ShiftByCanary(this, rule.ListenerRuleArn, Targets[1].TargetGroupArn);
    }

    /// <summary>The two groups.</summary>
    protected ApplicationTargetGroup[] Targets { get; }
}
