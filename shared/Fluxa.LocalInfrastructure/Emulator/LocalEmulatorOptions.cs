namespace Fluxa.LocalInfrastructure.Emulator;

/// <summary>How the SQS/SNS/S3 emulator is started.</summary>
public sealed record LocalEmulatorOptions
{
    /// <summary>Where queues, topics, messages and objects are kept. Null (default): in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Without a <see cref="DataFolder"/>: whether messages and objects are kept over a death and <see cref="LocalEmulator.RestartAsync"/> all the same. Default false: in memory, and faster.</summary>
    public bool SurvivesRestart { get; init; }

    /// <summary>The TCP port wished for; another free one is taken when it is in use. Null (default): any.</summary>
    public int? PreferredPort { get; init; }

    /// <summary>The AWS region of queues and topics. Default us-east-1.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>How long a start may take. Default 30 s.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told what takes a while, one short sentence each. Default: nobody.</summary>
    public Action<string> Progress { get; init; } = _ => { };
}
