using System.Net.Sockets;
using Fluxa.LocalInfrastructure.Processes;
using Npgsql;

namespace Fluxa.LocalInfrastructure.Postgres;

/// <summary>One run of the postgres program.</summary>
internal sealed class PostgresServer
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly GuardedProcess _process;
    private readonly LastLines _lines;

    private PostgresServer(GuardedProcess process, LastLines lines)
    {
        _process = process;
        _lines = lines;
        Exited = WatchAsync();
    }

    public Task<ChildExit> Exited { get; }

    public int? ProcessId => _process.ProcessId;

    public static async Task<PostgresServer> StartAsync(PostgresCluster cluster, LocalPostgresOptions options, int port, CancellationToken cancellationToken)
    {
        var lines = new LastLines();
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave.
        var order = cluster.Order("postgres", PostgresSettings.Server(cluster.Data, port, options)) with { StopSignal = "SIGINT" };
        return new PostgresServer(await GuardedProcess.StartAsync(cluster.Packages, order, PostgresCluster.Environment, lines.Add, cancellationToken), lines);
    }

    /// <summary>Null when it takes connections, else why it doesn't.</summary>
    public async Task<string?> WaitReadyAsync(string connectionString, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5 };
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < patience;)
        {
            if (_process.Exited.IsCompleted)
            {
                return string.Join(" | ", _lines.Snapshot());
            }

            try
            {
                await using var connection = new NpgsqlConnection(builder.ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return null;
            }
            catch (NpgsqlException exception) when (exception.InnerException is SocketException or IOException or TimeoutException || exception.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(Poll, clock, cancellationToken);
            }
            catch (PostgresException exception)
            {
                return exception.MessageText;
            }
        }

        return $"it took no connection within {patience.TotalSeconds:0} s | {string.Join(" | ", _lines.Snapshot())}";
    }

    public Task<int> StopAsync() => _process.StopAsync();

    public Task KillAsync() => _process.KillAsync();

    private async Task<ChildExit> WatchAsync() => new("PostgreSQL", await _process.Exited, _lines.Snapshot());
}
