using Amazon.CDK;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;
using Fluxa.Deploy.Stateless.Alarming;
using Fluxa.Deploy.Stateless.Edge;
using Fluxa.Deploy.Stateless.Running;

namespace Fluxa.Deploy.Stateless;

/// <summary>What runs. Deleting it loses nothing but time.</summary>
internal sealed class StatelessStack : Stack
{
    public StatelessStack(Construct scope, EnvironmentPlan plan, StatefulStack data)
        : base(scope, $"fluxa-{plan.Name}", new StackProps { Description = $"Fluxa {plan.Name}: services, load balancer, alarms" })
    {
        var parameters = new DeployParameters(this);
        var edge = new FrontDoor(this, plan, data.Network, parameters);
        var alarms = new AlarmSet(this, plan, data.Queues, parameters);
        var ground = new ServiceGround(this, new TaskGround(plan, data, parameters.ImageTag), $"fluxa-{plan.Name}");
        new IngestService(this, ground, edge, alarms);
        new QueryService(this, ground, edge, alarms);
        new ProcessorService(this, ground, alarms);
        new RecoveryService(this, ground, edge, alarms);
        new FluxaDashboard(this, plan, alarms, edge);
    }
}
