using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;
using Fluxa.Deploy.Stateful;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>The task that prepares the database before a release runs, and makes API keys: <c>fluxa</c> as the database's owner. Nothing starts it by itself.</summary>
internal sealed class PrepareTask : Construct
{
    public PrepareTask(Construct scope, ServiceGround ground)
        : base(scope, "cli")
    {
        var task = FluxaService.AddTask(this, "cli", ground.Task, role: null, cpu: 256, memoryMiB: 512);
        var container = task.DefaultContainer!;
        container.AddEnvironment("Fluxa__Postgres__ConnectionString", ground.Task.ConnectionString(Database.Owner));
        container.AddSecret("PGPASSWORD", ground.Task.Password(this, "owner"));
        foreach (var service in Database.Services)
        {
            container.AddSecret($"FLUXA_{service.ToUpperInvariant()}_PASSWORD", ground.Task.Password(this, service));
        }

        // No command is set: "db prepare" is given when the task is run, and "keys create" likewise.
        var subnets = ground.Data.Network.Vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS });
        new CfnOutput(this, "Subnets", new CfnOutputProps { Value = Fn.Join(",", subnets.SubnetIds) });
        new CfnOutput(this, "SecurityGroup", new CfnOutputProps { Value = ground.Tasks.SecurityGroupId });
    }
}
