namespace Fluxa.Cli.Up;

/// <summary>Where a running <c>fluxa up</c> can be reached; kept in .fluxa/run.json while it runs.</summary>
internal sealed record RunState
{
    /// <summary>The process of <c>fluxa up</c>.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Whether everything has become ready.</summary>
    public bool Ready { get; init; }

    public string Ingest { get; init; } = string.Empty;

    public string Query { get; init; } = string.Empty;

    public string Recovery { get; init; } = string.Empty;

    public string Processor { get; init; } = string.Empty;

    /// <summary>Where the services' metrics are collected; empty when they are exported elsewhere.</summary>
    public string Telemetry { get; init; } = string.Empty;

    /// <summary>An API key that may do everything, when the services ask for one; else empty.</summary>
    public string ApiKey { get; init; } = string.Empty;

    public string Aws { get; init; } = string.Empty;

    public int PostgresPort { get; init; }

    /// <summary>Npgsql connection string of Fluxa's database, password included: the file is readable by its owner only.</summary>
    public string Postgres { get; init; } = string.Empty;

    /// <summary>The services' processes by project, so that the next start finds them should all of this die at once.</summary>
    public IReadOnlyDictionary<string, int> Services { get; init; } = new Dictionary<string, int>();
}
