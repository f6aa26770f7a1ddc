using System.Globalization;

namespace Fluxa.LocalInfrastructure.Postgres;

/// <summary>The command lines of initdb and postgres.</summary>
internal static class PostgresSettings
{
    public const string Superuser = "fluxa";

    /// <summary>The builtin C.UTF-8 sorts by code point and is the same on every machine, whatever locales it has.</summary>
    public static IReadOnlyList<string> InitDb(string data, string passwordFile, bool durable) =>
    [
        "--pgdata", data,
        "--username", Superuser,
        "--pwfile", passwordFile,
        "--auth", "scram-sha-256",
        "--encoding", "UTF8",
        "--locale", "C",
        "--locale-provider", "builtin",
        "--builtin-locale", "C.UTF-8",
        .. durable ? Array.Empty<string>() : ["--no-sync"],
    ];

    public static IReadOnlyList<string> Server(string data, int port, LocalPostgresOptions options) =>
    [
        "-D", data,
        .. Setting("listen_addresses", "127.0.0.1"),
        .. Setting("port", port.ToString(CultureInfo.InvariantCulture)),
        .. Setting("unix_socket_directories", string.Empty),
        .. Setting("max_connections", options.MaxConnections.ToString(CultureInfo.InvariantCulture)),
        .. Setting("shared_buffers", "128MB"),
        .. Setting("timezone", "UTC"),
        .. Setting("log_min_messages", "warning"),
        .. options.CountStatements ? Setting("shared_preload_libraries", "pg_stat_statements") : [],
        .. options.Durable ? [] : Setting("fsync", "off"),
        .. options.Durable ? [] : Setting("full_page_writes", "off"),
    ];

    private static string[] Setting(string name, string value) => ["-c", $"{name}={value}"];
}
