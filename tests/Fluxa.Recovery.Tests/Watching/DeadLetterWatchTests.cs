using System.Net;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Recovery.Redrives.Driving;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Recovery.Watching;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fluxa.Recovery.Tests.Watching;

/// <summary>What the alarms look at.</summary>
public sealed class DeadLetterWatchTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_what_is_open_and_what_is_not_collected_yet_and_shows_nothing_before()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var metrics = new ShownMetrics(recovery);
        Assert.Empty(metrics.Read());
        await recovery.FailAsync(3);
        await recovery.Errors.SendManyAsync(["one", "two"]);

        await recovery.Services.GetRequiredService<DeadLetterWatch>().RunOnceAsync(Token);

        // The failures of these tests date from January 2026.
        var shown = metrics.Read();
        Assert.Equal((5, 2), (shown["dlq_depth"], shown["dlq_uncollected"]));
        Assert.InRange(shown["dlq_oldest_age_seconds"], 86_400, double.MaxValue);
    }

    [Fact]
    public async Task Is_at_zero_when_nothing_lies_dead()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var metrics = new ShownMetrics(recovery);
        await recovery.FailAsync(1);
        await recovery.ExecuteAsync("update failures set state = 'archived'");

        await recovery.Services.GetRequiredService<DeadLetterWatch>().RunOnceAsync(Token);

        var shown = metrics.Read();
        Assert.Equal((0, 0), (shown["dlq_depth"], shown["dlq_oldest_age_seconds"]));
    }

    [Fact]
    public async Task Keeps_the_last_values_while_PostgreSQL_and_SQS_are_away()
    {
        var settings = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(Token));
        await using var database = TcpFaultProxy.Start(settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", database.Port);
        await using var aws = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        await using var recovery = await RecoveryUnderTest.CreateAsync(settings.ConnectionString, aws.ServiceUrl);
        var watch = recovery.Services.GetRequiredService<DeadLetterWatch>();
        await recovery.FailAsync(2);
        await recovery.Errors.SendAsync("waits");
        var before = await watch.RunOnceAsync(Token);

        database.Set(new TcpFault.Refuse());
        aws.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.BadRequest, "AccessDenied")) { Operation = "GetQueueAttributes" });

        Assert.Equal(before, await watch.RunOnceAsync(Token));
        Assert.Equal((2, 1), (before.Open, before.Uncollected));
    }

    [Fact]
    public async Task Shows_how_far_a_redrive_is_and_what_came_of_it()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var metrics = new ShownMetrics(recovery);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(8);
        var redrive = await http.PlanAsync();
        await http.ExecuteAsync(redrive);
        await recovery.Services.GetRequiredService<Redriver>().RunOnceAsync(Token);

        await recovery.Services.GetRequiredService<DeadLetterWatch>().RunOnceAsync(Token);
        var midway = metrics.Read();
        var first = true;
        await recovery.DriveAsync(redrive, new Worker(recovery, _ => first ? !(first = false) : false), "stopped");
        await recovery.Services.GetRequiredService<DeadLetterWatch>().RunOnceAsync(Token);
        var after = metrics.Read();

        Assert.Equal((7, 1), (midway["redrive_pending"], midway["redrive_in_flight"]));
        Assert.Equal((0, 0), (after["redrive_pending"], after["redrive_in_flight"]));
        Assert.Equal((1, 7, 1), (after["redrive_settled processed"], after["redrive_settled failed_again"], after["redrives_stopped"]));
        Assert.Equal((8, 15), (after["failures_redriven"], after["failures_collected"]));
    }
}
