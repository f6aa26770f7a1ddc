using Amazon.CDK;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;
using EcsSecret = Amazon.CDK.AWS.ECS.Secret;
using StoredSecret = Amazon.CDK.AWS.SecretsManager.Secret;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>What a task is made of: the environment, the data it works on, the release it runs.</summary>
/// <param name="plan">The environment.</param>
/// <param name="data">Database, bucket, queues, images.</param>
/// <param name="imageTag">The release.</param>
internal sealed class TaskGround(EnvironmentPlan plan, StatefulStack data, string imageTag)
{
    public EnvironmentPlan Plan => plan;

    public StatefulStack Data => data;

    public string ImageTag => imageTag;

    /// <summary>The settings of every service; the password comes by a secret.</summary>
    public Dictionary<string, string> SettingsFor(Construct scope, string service) => new()
    {
        ["Fluxa__Aws__Region"] = Stack.Of(scope).Region,
        ["Fluxa__Topology__Prefix"] = plan.Prefix,
        ["Fluxa__Payloads__Bucket"] = data.Payloads.Bucket.BucketName,
        ["Fluxa__Telemetry__Emf"] = "true",
        ["Fluxa__Postgres__ConnectionString"] = ConnectionString(Database.LoginOf(service)),
    };

    /// <summary>How a login reaches the database; Npgsql takes the password from PGPASSWORD.</summary>
    public string ConnectionString(string login) =>
        $"Host={data.Database.Instance.DbInstanceEndpointAddress};Database={Database.Name};Username={login};SSL Mode=VerifyFull;Root Certificate=/etc/fluxa/rds.pem;GSS Encryption Mode=Disable";

    /// <summary>The password of a service's login, or of the <c>owner</c>, for the tasks of a scope.</summary>
    public EcsSecret Password(Construct scope, string login)
    {
        var arn = login == "owner" ? data.Database.Instance.Secret!.SecretArn : data.Database.Logins[login].SecretArn;
        return EcsSecret.FromSecretsManager(StoredSecret.FromSecretCompleteArn(scope, $"Password-{login}", arn), "password");
    }
}
