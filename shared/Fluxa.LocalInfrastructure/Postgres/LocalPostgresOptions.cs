namespace Fluxa.LocalInfrastructure.Postgres;

/// <summary>How a local PostgreSQL is started.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>Where the data is kept. Null (default): a temporary folder, removed at the end.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Whether a commit is flushed to the disk. Default true; tests may trade a power failure's safety for speed.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The TCP port wished for; another free one is taken when it is in use. Null (default): any.</summary>
    public int? PreferredPort { get; init; }

    /// <summary>Connections at once, 10–1000. Default 200: a whole test run, or every local service with its pool.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Whether statements are counted, for <c>create extension pg_stat_statements</c>. Default false: it costs every statement a little.</summary>
    public bool CountStatements { get; init; }

    /// <summary>How long a start may take, recovery after a crash included. Default 60 s.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told what takes a while, one short sentence each. Default: nobody.</summary>
    public Action<string> Progress { get; init; } = _ => { };
}
