namespace Fluxa.Deploy.Environments;

/// <summary>What differs between environments. Everything else is the same, so that dev shows what prod will do.</summary>
internal sealed record EnvironmentPlan
{
    /// <summary>The environment's name: part of every name that must be unique in an account.</summary>
    public required string Name { get; init; }

    /// <summary>Put before every queue and topic name: <c>Fluxa:Topology:Prefix</c>.</summary>
    public string Prefix => Name + "-";

    /// <summary>Whether data outlives the stack, and deleting it takes more than one step.</summary>
    public required bool KeepsData { get; init; }

    /// <summary>Whether the database has a standby in another zone.</summary>
    public required bool MultiAz { get; init; }

    /// <summary>RDS instance class and size, such as <c>t4g.medium</c>.</summary>
    public required string DatabaseInstance { get; init; }

    /// <summary>Days of database backups.</summary>
    public required int BackupDays { get; init; }

    /// <summary>NAT gateways: one a zone in prod, so that a zone's end takes no other with it.</summary>
    public required int NatGateways { get; init; }

    /// <summary>Requests one address may make in five minutes; keys have limits of their own.</summary>
    public required int RequestsPerAddress { get; init; }

    /// <summary>Days that logs are kept.</summary>
    public required int LogDays { get; init; }

    /// <summary>The sizes of the services.</summary>
    public required IReadOnlyDictionary<string, ServiceSize> Sizes { get; init; }

    /// <summary>For trying things out: small, and gone when the stack is.</summary>
    public static EnvironmentPlan Dev { get; } = new()
    {
        Name = "dev",
        KeepsData = false,
        MultiAz = false,
        DatabaseInstance = "t4g.medium",
        BackupDays = 1,
        NatGateways = 1,
        RequestsPerAddress = 20_000,
        LogDays = 7,
        Sizes = new Dictionary<string, ServiceSize>
        {
            ["ingest"] = new(512, 1024, 1, 2),
            ["processor"] = new(512, 1024, 1, 2),
            ["query"] = new(256, 512, 1, 2),
            ["recovery"] = new(256, 512, 1, 1),
        },
    };

    /// <summary>For events that count.</summary>
    public static EnvironmentPlan Prod { get; } = new()
    {
        Name = "prod",
        KeepsData = true,
        MultiAz = true,
        DatabaseInstance = "m7g.large",
        BackupDays = 35,
        NatGateways = 2,
        RequestsPerAddress = 200_000,
        LogDays = 90,
        Sizes = new Dictionary<string, ServiceSize>
        {
            ["ingest"] = new(1024, 2048, 2, 12),
            ["processor"] = new(1024, 2048, 2, 12),
            ["query"] = new(512, 1024, 2, 8),
            ["recovery"] = new(256, 512, 1, 1),
        },
    };

    /// <summary>Every environment.</summary>
    public static IReadOnlyList<EnvironmentPlan> All { get; } = [Dev, Prod];
}
