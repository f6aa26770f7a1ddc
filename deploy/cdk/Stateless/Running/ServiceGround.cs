using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>What all services share: the cluster, the data they work on, and who deploys what.</summary>
internal sealed class ServiceGround : Construct
{
    public ServiceGround(Construct scope, EnvironmentPlan plan, StatefulStack data, DeployParameters parameters)
        : base(scope, "Ground")
    {
        Plan = plan;
        Data = data;
        Parameters = parameters;
        Cluster = new Cluster(this, "Cluster", new ClusterProps
        {
            Vpc = data.Network.Vpc,
            ClusterName = $"fluxa-{plan.Name}",
            // Scaling needs the number of running tasks.
            ContainerInsights = true,
        });
        Tasks = new SecurityGroup(this, "Tasks", new SecurityGroupProps { Vpc = data.Network.Vpc, Description = "Fluxa's tasks", AllowAllOutbound = true });
        // A group's rule lives with the group it belongs to; the database lets the tasks in.
        new CfnSecurityGroupIngress(this, "ToDatabase", new CfnSecurityGroupIngressProps
        {
            GroupId = data.Database.Instance.Connections.SecurityGroups[0].SecurityGroupId,
            SourceSecurityGroupId = Tasks.SecurityGroupId,
            IpProtocol = "tcp",
            FromPort = 5432,
            ToPort = 5432,
            Description = "Fluxa's tasks",
        });
    }

    public EnvironmentPlan Plan { get; }

    public StatefulStack Data { get; }

    public DeployParameters Parameters { get; }

    public Cluster Cluster { get; }

    /// <summary>The tasks' own group: the database lets it in, the load balancer reaches it.</summary>
    public SecurityGroup Tasks { get; }

    /// <summary>The settings of every service; the password comes by a secret.</summary>
    public Dictionary<string, string> SettingsFor(string service) => new()
    {
        ["Fluxa__Aws__Region"] = Amazon.CDK.Stack.Of(this).Region,
        ["Fluxa__Topology__Prefix"] = Plan.Prefix,
        ["Fluxa__Payloads__Bucket"] = Data.Payloads.Bucket.BucketName,
        ["Fluxa__Telemetry__Emf"] = "true",
        ["Fluxa__Postgres__ConnectionString"] = ConnectionString(Database.LoginOf(service)),
    };

    /// <summary>How a login reaches the database; Npgsql takes the password from PGPASSWORD.</summary>
    public string ConnectionString(string login) =>
        $"Host={Data.Database.Instance.DbInstanceEndpointAddress};Database={Database.Name};Username={login};SSL Mode=VerifyFull;Root Certificate=/etc/fluxa/rds.pem;GSS Encryption Mode=Disable";

    /// <summary>The password of a service's login, or of the <c>owner</c>, for the tasks of a scope.</summary>
    public Amazon.CDK.AWS.ECS.Secret Password(Construct scope, string login)
    {
        var arn = login == "owner" ? Data.Database.Instance.Secret!.SecretArn : Data.Database.Logins[login].SecretArn;
        return Amazon.CDK.AWS.ECS.Secret.FromSecretsManager(Amazon.CDK.AWS.SecretsManager.Secret.FromSecretCompleteArn(scope, $"Password-{login}", arn), "password");
    }
}
