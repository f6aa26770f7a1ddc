using Amazon.CDK;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;
using Fluxa.Deploy.Stateless;

namespace Fluxa.Deploy;

/// <summary>An environment: what keeps data in one stack, what can be thrown away in the others.</summary>
/// <param name="Stateful">Database, bucket, queues, topics, keys, secrets.</param>
/// <param name="Prepare">The task that prepares the database for a release.</param>
/// <param name="Stateless">Services, load balancer, alarms, dashboard.</param>
internal sealed record FluxaDeployment(StatefulStack Stateful, PrepareStack Prepare, StatelessStack Stateless)
{
    public static FluxaDeployment Add(Construct scope, EnvironmentPlan plan)
    {
        var stateful = new StatefulStack(scope, plan);
        var prepare = new PrepareStack(scope, plan, stateful);
        var stateless = new StatelessStack(scope, plan, stateful);
        foreach (var stack in new Stack[] { stateful, prepare, stateless })
        {
            Tags.Of(stack).Add("fluxa:environment", plan.Name);
        }

        return new FluxaDeployment(stateful, prepare, stateless);
    }
}
