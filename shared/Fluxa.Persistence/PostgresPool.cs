using Npgsql;

namespace Fluxa.Persistence;

/// <summary>Makes the one connection pool of a process.</summary>
internal static class PostgresPool
{
    // An idle connection through a NAT or a load balancer dies unseen; a packet now and then keeps it or finds out.
    private const int KeepAliveSeconds = 30;

    public static NpgsqlDataSource Create(PostgresOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            MaxPoolSize = options.MaxPoolSize,
            Timeout = (int)options.ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)options.CommandTimeout.TotalSeconds,
            KeepAlive = KeepAliveSeconds,

            // Nothing here leaves anything behind in a session (the inbox cleaner sees to its lock), and resetting one, seven statements, costs half as much as reading an event.
            NoResetOnClose = true,
        };
        settings.ApplicationName ??= AppDomain.CurrentDomain.FriendlyName;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
