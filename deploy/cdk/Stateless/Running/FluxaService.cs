using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Constructs;
using Fluxa.Deploy.Stateless.Alarming;
using Fluxa.Deploy.Stateless.Edge;
using EcsSecret = Amazon.CDK.AWS.ECS.Secret;
using LogGroupProps = Amazon.CDK.AWS.Logs.LogGroupProps;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>A service on Fargate: its own role, its own log, its health, and a deployment that ends by itself when its alarms ring.</summary>
internal abstract class FluxaService : Construct
{
    /// <summary>The name of the one container of a task.</summary>
    protected const string ContainerName = "fluxa";

    /// <summary>A service promises to stop within 25 s.</summary>
    private static readonly Duration StopTime = Duration.Seconds(30);

    private readonly Role _role;

    protected FluxaService(Construct scope, string name, ServiceGround ground, AlarmSet alarms)
        : base(scope, name)
    {
        Ground = ground;
        Size = ground.Plan.Sizes[name];
        _role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ecs-tasks.amazonaws.com"), Description = $"What {name} may do" });
        var task = AddTask(this, name, ground.Task, _role, Size.Cpu, Size.MemoryMiB);
        task.DefaultContainer!.AddPortMappings(new PortMapping { ContainerPort = FrontDoor.ServicePort });
        Service = new FargateService(this, "Service", new FargateServiceProps
        {
            Cluster = ground.Cluster,
            ServiceName = $"fluxa-{ground.Plan.Name}-{name}",
            TaskDefinition = task,
            DesiredCount = Size.Least,
            MinHealthyPercent = 100,
            MaxHealthyPercent = 200,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
            SecurityGroups = [ground.Tasks],
            AssignPublicIp = false,
            PropagateTags = PropagatedTagSource.SERVICE,
            DeploymentAlarms = new DeploymentAlarmConfig { AlarmNames = alarms.RollBack(name), Behavior = AlarmBehavior.ROLLBACK_ON_ALARM },
        });
    }

    protected ServiceGround Ground { get; }

    protected Environments.ServiceSize Size { get; }

    protected FargateService Service { get; }

    /// <summary>A task with one container of the target's image: read-only but for /tmp, with its login's password and a log group.</summary>
    internal static FargateTaskDefinition AddTask(Construct scope, string target, TaskGround ground, IRole? role, int cpu, int memoryMiB)
    {
        var task = new FargateTaskDefinition(scope, "Task", new FargateTaskDefinitionProps
        {
            Family = $"fluxa-{ground.Plan.Name}-{target}",
            Cpu = cpu,
            MemoryLimitMiB = memoryMiB,
            TaskRole = role,
            Volumes = [new Amazon.CDK.AWS.ECS.Volume { Name = "tmp" }],
        });
        var container = task.AddContainer(ContainerName, new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromEcrRepository(ground.Data.Images.Repositories[target], ground.ImageTag),
            ReadonlyRootFilesystem = true,
            StopTimeout = StopTime,
            Environment = target == "cli" ? null : ground.SettingsFor(scope, target),
            Secrets = target == "cli" ? null : new Dictionary<string, EcsSecret> { ["PGPASSWORD"] = ground.Password(scope, target) },
            HealthCheck = target == "cli" ? null : Health(target),
            Logging = LogDriver.AwsLogs(new AwsLogDriverProps
            {
                StreamPrefix = target,
                // Logs must not hold up work: what doesn't fit is dropped.
                Mode = AwsLogDriverMode.NON_BLOCKING,
                LogGroup = new LogGroup(scope, "Log", new LogGroupProps
                {
                    LogGroupName = $"/fluxa/{ground.Plan.Name}/{target}",
                    Retention = Days(ground.Plan.LogDays),
                    RemovalPolicy = RemovalPolicy.DESTROY,
                }),
            }),
        });
        // The secrets' own key: the library would write the role into the key's policy, and so tie the stacks together.
        task.ExecutionRole!.AddToPrincipalPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["kms:Decrypt"], Resources = [ground.Data.Key.KeyArn] }));
        container.AddMountPoints(new MountPoint { SourceVolume = "tmp", ContainerPath = "/tmp", ReadOnly = false });
        return task;
    }

    protected void Allow(params PolicyStatement[] statements)
    {
        foreach (var statement in statements)
        {
            _role.AddToPolicy(statement);
        }
    }

    /// <summary>Begins anew with 10 % of the clients; back to the old tasks when an alarm rings meanwhile or soon after.</summary>
    protected void ShiftByCanary(Construct scope, string rule, string otherTargets)
    {
        var role = new Role(scope, "ShiftRole", new RoleProps
        {
            AssumedBy = new ServicePrincipal("ecs.amazonaws.com"),
            Description = "ECS moves clients between two groups of tasks",
            ManagedPolicies = [ManagedPolicy.FromAwsManagedPolicyName("AmazonECSInfrastructureRolePolicyForLoadBalancers")],
        });
        var service = (CfnService)Service.Node.DefaultChild!;
        service.AddPropertyOverride("DeploymentConfiguration.Strategy", "CANARY");
        service.AddPropertyOverride("DeploymentConfiguration.CanaryConfiguration", new Dictionary<string, object> { ["CanaryPercent"] = 10, ["CanaryBakeTimeInMinutes"] = 5 });
        service.AddPropertyOverride("DeploymentConfiguration.BakeTimeInMinutes", 5);
        service.AddPropertyOverride("LoadBalancers.0.AdvancedConfiguration", new Dictionary<string, object>
        {
            ["AlternateTargetGroupArn"] = otherTargets,
            ["ProductionListenerRule"] = rule,
            ["RoleArn"] = role.RoleArn,
        });
        service.Node.AddDependency(role);
    }

    /// <summary>Replaces task by task; back to the old ones when the new don't stay up or an alarm rings.</summary>
    protected void RollOver() => Service.EnableCircuitBreaker();

    private static Amazon.CDK.AWS.ECS.HealthCheck Health(string target) => new()
    {
        // Live, not ready: a restart mends a process, not a dependency.
        Command = ["CMD", "dotnet", $"Fluxa.{char.ToUpperInvariant(target[0])}{target[1..]}.dll", "--healthcheck"],
        Interval = Duration.Seconds(10),
        Timeout = Duration.Seconds(5),
        Retries = 3,
        StartPeriod = Duration.Seconds(30),
    };

    private static RetentionDays Days(int days) => days switch
    {
        7 => RetentionDays.ONE_WEEK,
        90 => RetentionDays.THREE_MONTHS,
        _ => throw new ArgumentOutOfRangeException(nameof(days), days, "CloudWatch keeps logs for certain numbers of days only."),
    };
}
