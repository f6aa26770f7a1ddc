using Amazon.CDK;
using Constructs;
using Fluxa.Deploy.Stateful;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>The task that prepares the database before a release runs, and makes API keys: <c>fluxa</c> as the database's owner. Nothing starts it by itself.</summary>
internal sealed class PrepareTask : Construct
{
    public PrepareTask(Construct scope, ServiceGround ground)
        : base(scope, "cli")
    {
        var task = FluxaService.AddTask(this, "cli", ground, role: null, cpu: 256, memoryMiB: 512);
        var container = task.DefaultContainer!;
        container.AddEnvironment("Fluxa__Postgres__ConnectionString", ground.ConnectionString("fluxa_owner"));
        container.AddSecret("PGPASSWORD", ground.Password(this, "owner"));
        foreach (var service in Database.Services)
        {
            container.AddSecret($"FLUXA_{service.ToUpperInvariant()}_PASSWORD", ground.Password(this, service));
        }

        // No command is set: "db prepare" is given when the task is run, and "keys create" likewise.
        new CfnOutput(this, "Family", new CfnOutputProps { Value = task.Family });
        new CfnOutput(this, "Subnets", new CfnOutputProps { Value = Fn.Join(",", ground.Data.Network.Vpc.SelectSubnets(new Amazon.CDK.AWS.EC2.SubnetSelection { SubnetType = Amazon.CDK.AWS.EC2.SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds) });
        new CfnOutput(this, "SecurityGroup", new CfnOutputProps { Value = ground.Tasks.SecurityGroupId });
    }
}
