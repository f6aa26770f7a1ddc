using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.RDS;
using Amazon.CDK.AWS.SecretsManager;
using Constructs;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Stateful;

/// <summary>PostgreSQL, its owner's secret, and a secret for each service's login, which <c>fluxa db prepare</c> makes.</summary>
internal sealed class Database : Construct
{
    /// <summary>The database's name.</summary>
    public const string Name = "fluxa";

    /// <summary>Who owns the tables.</summary>
    public const string Owner = "fluxa_owner";

    /// <summary>The services that log in to the database.</summary>
    public static readonly IReadOnlyList<string> Services = ["ingest", "processor", "query", "recovery"];

    public Database(Construct scope, EnvironmentPlan plan, IVpc vpc, IKey key)
        : base(scope, "Database")
    {
        Instance = new DatabaseInstance(this, "Instance", new DatabaseInstanceProps
        {
            Engine = Engine(),
            DatabaseName = Name,
            Credentials = Credentials.FromGeneratedSecret(Owner, new CredentialsBaseOptions { EncryptionKey = key, SecretName = $"fluxa/{plan.Name}/postgres/owner" }),
            InstanceType = new Amazon.CDK.AWS.EC2.InstanceType(plan.DatabaseInstance),
            MultiAz = plan.MultiAz,
            Vpc = vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            PubliclyAccessible = false,
            StorageEncrypted = true,
            StorageEncryptionKey = key,
            StorageType = StorageType.GP3,
            AllocatedStorage = 100,
            MaxAllocatedStorage = 2000,
            BackupRetention = Duration.Days(plan.BackupDays),
            CopyTagsToSnapshot = true,
            DeletionProtection = plan.KeepsData,
            RemovalPolicy = plan.KeepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
            AutoMinorVersionUpgrade = true,
            ParameterGroup = Parameters(),
            CloudwatchLogsExports = ["postgresql"],
        });
        Logins = Services.ToDictionary(service => service, service => new Secret(this, $"{service}-login", new SecretProps
        {
            SecretName = $"fluxa/{plan.Name}/postgres/{service}",
            EncryptionKey = key,
            GenerateSecretString = new SecretStringGenerator
            {
                SecretStringTemplate = $$"""{"username":"{{LoginOf(service)}}"}""",
                GenerateStringKey = "password",
                PasswordLength = 40,
                ExcludePunctuation = true,
            },
            RemovalPolicy = RemovalPolicy.DESTROY,
        }));
    }

    public DatabaseInstance Instance { get; }

    /// <summary>User and password of each service.</summary>
    public IReadOnlyDictionary<string, Secret> Logins { get; }

    /// <summary>The name that <c>fluxa db prepare</c> gives a service's login.</summary>
    public static string LoginOf(string service) => $"fluxa_{service}_login";

    // 17: the services' SQL runs on 15 and later.
    private static IInstanceEngine Engine() =>
        DatabaseInstanceEngine.Postgres(new PostgresInstanceEngineProps { Version = PostgresEngineVersion.Of("17.6", "17") });

    private ParameterGroup Parameters() => new(this, "Parameters", new ParameterGroupProps
    {
        Engine = Engine(),
        Description = "TLS only; every commit is on disk",
        Parameters = new Dictionary<string, string> { ["rds.force_ssl"] = "1", ["synchronous_commit"] = "on" },
    });
}
