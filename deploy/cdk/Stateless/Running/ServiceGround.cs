using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>Where tasks run: a cluster, and a group of their own that the database lets in.</summary>
internal sealed class ServiceGround : Construct
{
    public ServiceGround(Construct scope, TaskGround task, string clusterName)
        : base(scope, "Ground")
    {
        Task = task;
        Cluster = new Cluster(this, "Cluster", new ClusterProps
        {
            Vpc = Data.Network.Vpc,
            ClusterName = clusterName,
            // Scaling needs the number of running tasks.
            ContainerInsights = true,
        });
        Tasks = new SecurityGroup(this, "Tasks", new SecurityGroupProps { Vpc = Data.Network.Vpc, Description = "Fluxa's tasks", AllowAllOutbound = true });
        // The rule lives here, with the group it lets in.
        new CfnSecurityGroupIngress(this, "ToDatabase", new CfnSecurityGroupIngressProps
        {
            GroupId = Data.Database.Instance.Connections.SecurityGroups[0].SecurityGroupId,
            SourceSecurityGroupId = Tasks.SecurityGroupId,
            IpProtocol = "tcp",
            FromPort = 5432,
            ToPort = 5432,
            Description = "Fluxa's tasks",
        });
    }

    public TaskGround Task { get; }

    public EnvironmentPlan Plan => Task.Plan;

    public StatefulStack Data => Task.Data;

    public Cluster Cluster { get; }

    /// <summary>The tasks' own group: the database lets it in, the load balancer reaches it.</summary>
    public SecurityGroup Tasks { get; }
}
