using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Processes;
using Fluxa.Testing;

namespace Fluxa.LocalInfrastructure.Tests.Postgres;

public sealed class StalePostmasterTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_whose_launcher_and_guard_were_killed_is_stopped_at_the_next_start()
    {
        using var folder = new DataFolder();
        var options = new LocalPostgresOptions { Durable = false, DataFolder = folder.Path };
        var orphan = await LeaveOrphanAsync(options);
        Assert.True(Posix.IsAlive(orphan));

        await using var postgres = await LocalPostgres.StartAsync(options, CancellationToken);

        Assert.False(Posix.IsAlive(orphan));
        Assert.Equal(1, await Sql.ScalarAsync(postgres.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task What_a_killed_test_run_left_behind_is_cleared_away()
    {
        using var folder = new DataFolder();
        var options = new LocalPostgresOptions { Durable = false, DataFolder = folder.Path };
        var orphan = await LeaveOrphanAsync(options);

        await LeftBehind.RemoveAsync(folder.Path, TimeProvider.System, CancellationToken);

        Assert.False(Posix.IsAlive(orphan));
        Assert.False(Directory.Exists(folder.Path));
    }

    /// <summary>Runs the server under a guard of no launcher, and kills the guard.</summary>
    private static async Task<int> LeaveOrphanAsync(LocalPostgresOptions options)
    {
        await using (await LocalPostgres.StartAsync(options, CancellationToken))
        {
        }

        var packages = await new LocalPackages(Checkout.Find(), TimeProvider.System).EnsureAsync(_ => { }, CancellationToken);
        var data = Path.Combine(options.DataFolder!, "pgdata");
        var user = UnprivilegedUser.WhenRoot();
        var order = new GuardOrder
        {
            Command = packages.PostgresProgram("postgres"),
            Args = PostgresSettings.Server(data, FreePort.Choose(), options),
            Cwd = data,
            Uid = user?.UserId,
            Gid = user?.GroupId,
        };
        using var guard = Process.Start(new ProcessStartInfo(packages.Node, [packages.Guard, JsonSerializer.Serialize(order, JsonSerializerOptions.Web)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var line = await guard.StandardOutput.ReadLineAsync(CancellationToken);
        var child = int.Parse(line!.Split(' ')[1], CultureInfo.InvariantCulture);
        await Eventually.BecomesAsync("PostgreSQL has written its pid", () => Task.FromResult(File.Exists(Path.Combine(data, "postmaster.pid"))), written => written);
        Posix.Signal(guard.Id, PosixSignalNumber.Kill);
        await guard.WaitForExitAsync(CancellationToken);
        return child;
    }
}
