using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Processes;
using Npgsql;

namespace Fluxa.LocalInfrastructure.Tests.Postgres;

public sealed class LocalPostgresTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_what_was_committed_when_it_is_killed()
    {
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions(), CancellationToken);
        await Sql.ExecuteAsync(postgres.ConnectionString, "create table kept as select 42 as answer");

        await postgres.KillAsync(CancellationToken);
        await postgres.RestartAsync(CancellationToken);

        Assert.Equal(42, await Sql.ScalarAsync(postgres.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task Keeps_data_and_port_over_a_restart()
    {
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false }, CancellationToken);
        var port = postgres.Port;
        await Sql.ExecuteAsync(postgres.ConnectionString, "create table kept as select 42 as answer");

        await postgres.RestartAsync(CancellationToken);

        Assert.Equal(port, postgres.Port);
        Assert.Equal(42, await Sql.ScalarAsync(postgres.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task Flushes_commits_to_the_disk_unless_told_otherwise()
    {
        await using var durable = await LocalPostgres.StartAsync(new LocalPostgresOptions(), CancellationToken);

        Assert.Equal("on", await Sql.ScalarAsync(durable.ConnectionString, "show fsync"));
        Assert.Equal("on", await Sql.ScalarAsync(durable.ConnectionString, "show full_page_writes"));
    }

    [Fact]
    public async Task Takes_no_connection_without_the_password()
    {
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false }, CancellationToken);
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess", Pooling = false };

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(guess.ConnectionString, "select 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Listens_on_loopback_only()
    {
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false }, CancellationToken);

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == postgres.Port);

        Assert.Equal([IPAddress.Loopback], listeners.Select(listener => listener.Address));
    }

    [Fact]
    public async Task Takes_another_port_when_the_wished_one_is_in_use()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false, PreferredPort = taken }, CancellationToken);

        Assert.NotEqual(taken, postgres.Port);
        Assert.Equal(1, await Sql.ScalarAsync(postgres.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Refuses_a_data_folder_that_is_in_use()
    {
        using var folder = new DataFolder();
        var options = new LocalPostgresOptions { Durable = false, DataFolder = folder.Path };
        await using var first = await LocalPostgres.StartAsync(options, CancellationToken);

        var refused = await Assert.ThrowsAsync<LocalInfrastructureException>(() => LocalPostgres.StartAsync(options, CancellationToken));

        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_why_a_damaged_data_folder_does_not_start()
    {
        using var folder = new DataFolder();
        var options = new LocalPostgresOptions { Durable = false, DataFolder = folder.Path };
        await using (await LocalPostgres.StartAsync(options, CancellationToken))
        {
        }

        File.Delete(Path.Combine(options.DataFolder, "pgdata", "global", "pg_control"));

        var refused = await Assert.ThrowsAsync<LocalInfrastructureException>(() => LocalPostgres.StartAsync(options, CancellationToken));

        Assert.Contains("PostgreSQL didn't start", refused.Message, StringComparison.Ordinal);
        Assert.Contains("pg_control", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begins_again_when_the_making_of_its_folder_was_interrupted()
    {
        using var folder = new DataFolder();
        var options = new LocalPostgresOptions { Durable = false, DataFolder = folder.Path };
        Directory.CreateDirectory(Path.Combine(options.DataFolder, "pgdata", "base"));

        await using var postgres = await LocalPostgres.StartAsync(options, CancellationToken);

        Assert.Equal(1, await Sql.ScalarAsync(postgres.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Tells_that_it_ended_by_itself()
    {
        using var folder = new DataFolder();
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { Durable = false, DataFolder = folder.Path }, CancellationToken);
        var postmaster = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "pgdata", "postmaster.pid"), CancellationToken))[0];

        Posix.Signal(int.Parse(postmaster, CultureInfo.InvariantCulture), PosixSignalNumber.Quit);
        var exit = await postgres.Exited.WaitAsync(TimeSpan.FromSeconds(20), CancellationToken);

        Assert.Equal("PostgreSQL", exit.Name);
    }
}
