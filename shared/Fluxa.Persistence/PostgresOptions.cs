using System.ComponentModel.DataAnnotations;

namespace Fluxa.Persistence;

/// <summary>How a service reaches PostgreSQL.</summary>
public sealed class PostgresOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Postgres";

    /// <summary>Npgsql connection string; no default.</summary>
    [Required(ErrorMessage = "Fluxa:Postgres:ConnectionString is missing, and without it the service can't reach its database.")]
    public string ConnectionString { get; set; } = "";

    /// <summary>Most connections this process holds, 1–1,000; default 20. All processes together must stay under the server's <c>max_connections</c>.</summary>
    [Range(1, 1000)]
    public int MaxPoolSize { get; set; } = 20;

    /// <summary>How long to wait for a connection, 1 s–60 s; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one statement may take, 1 s–5 min; default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
