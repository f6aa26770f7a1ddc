using Amazon.CDK;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;
using Fluxa.Deploy.Stateless.Running;

namespace Fluxa.Deploy.Stateless;

/// <summary>What prepares the database for a release. A stack of its own, so that it can be done before anything of the release runs.</summary>
internal sealed class PrepareStack : Stack
{
    public PrepareStack(Construct scope, EnvironmentPlan plan, StatefulStack data)
        : base(scope, $"fluxa-{plan.Name}-prepare", new StackProps { Description = $"Fluxa {plan.Name}: the task that prepares the database" }) =>
        new PrepareTask(this, new ServiceGround(this, new TaskGround(plan, data, DeployParameters.AddImageTag(this)), $"fluxa-{plan.Name}-prepare"));
}
