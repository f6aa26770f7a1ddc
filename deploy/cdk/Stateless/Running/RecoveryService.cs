using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Constructs;
using Fluxa.Deploy.Stateless.Alarming;
using Fluxa.Deploy.Stateless.Edge;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>Recovery: the only one that collects failures and sends them back. For operators' addresses.</summary>
internal sealed class RecoveryService : FluxaService
{
    public RecoveryService(Construct scope, ServiceGround ground, FrontDoor edge, AlarmSet alarms)
        : base(scope, "recovery", ground, alarms)
    {
        var permissions = new Permissions(ground.Data);
        Allow([permissions.SweepPayloads(), .. permissions.Repair(), .. permissions.ReadPayloads(), .. permissions.WritePayloads()]);

        RollOver();
        var targets = edge.AddTargets(this, "Tasks");
        var rule = new ApplicationListenerRule(this, "Rule", new ApplicationListenerRuleProps
        {
            Listener = edge.Operators,
            Priority = 10,
            Conditions = [ListenerCondition.PathPatterns(["/*"])],
            Action = ListenerAction.Forward([targets]),
        });
        Service.AttachToApplicationTargetGroup(targets);
        Service.Node.AddDependency(rule);
    }
}
