namespace Fluxa.LocalInfrastructure.Running;

/// <summary>How a built Fluxa service is run as a process of its own.</summary>
public sealed record LocalServiceOptions
{
    /// <summary>The project, for example <c>Fluxa.Ingest</c>; it must have been built (Release).</summary>
    public required string Project { get; init; }

    /// <summary>The TCP port wished for on 127.0.0.1; another free one is taken when it is in use. Null (default): any.</summary>
    public int? PreferredPort { get; init; }

    /// <summary>Environment variables of the service; a null value takes one away. Configuration keys are written <c>Fluxa__Section__Key</c>.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>How long it may take to end after SIGTERM before it is killed. Default 30 s: a service promises 25.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called for each line it writes, from several threads. Default: nobody.</summary>
    public Action<string> OnLine { get; init; } = _ => { };
}
