using System.Net;
using Fluxa.ClaimCheck;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Recovery.Redrives.Driving;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fluxa.Recovery.Tests.Redrives;

/// <summary>What goes wrong while a redrive runs: nothing is lost, nothing is sent twice.</summary>
public sealed class RedriveFaultTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private const string All = """{"filter":{},"rate_per_second":500,"canary":false}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_alone_what_others_changed_after_the_plan_and_says_why()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(4);
        var redrive = await http.PlanAsync(All);
        var ids = (await http.GetJsonAsync("/failures")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("failure_id").GetString()).ToList();
        await http.SendAsync("/failures/archive", $$"""{"ids":["{{ids[0]}}"],"reason":"later","dry_run":false}""");
        await http.SendAsync($"/failures/{ids[1]}/edit", $$"""{"payload":{{System.Text.Json.JsonSerializer.Serialize(FailedMessage.Payload)}},"reason":"typo"}""");
        await recovery.ExecuteAsync($"update failures set state = 'resolved', closed_at = now() where failure_id = '{ids[2]}'");

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, new Worker(recovery, _ => true), "done");

        Assert.Equal("processed 1, skipped 3", await recovery.OutcomesAsync(redrive));
        Assert.Equal("archived, changed after the plan, repaired already", await recovery.ReadAsync<string>("select string_agg(detail, ', ' order by detail) from redrive_items"));
    }

    [Fact]
    public async Task Leaves_out_a_message_whose_payload_vanished_after_the_plan()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Payloads:Bucket", EmulatorFixture.UniqueName("payloads")));
        using var http = recovery.CreateClient();
        var payloads = recovery.Services.GetRequiredService<PayloadStore>();
        await payloads.EnsureBucketAsync(Token);
        var key = await PutAsync(payloads, Guid.CreateVersion7());
        await recovery.Errors.SendAsync(FailedMessage.Event(Guid.CreateVersion7(), payloadKey: key), FailedMessage.Fault("payload_missing"));
        await recovery.CollectAsync();
        var redrive = await http.PlanAsync(All);
        await recovery.ExecuteAsync("update failure_messages set body = convert_to(replace(convert_from(body, 'utf8'), 'raw/', 'gone/'), 'utf8')");

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, new Worker(recovery, _ => true), "done");

        Assert.Equal("skipped 1", await recovery.OutcomesAsync(redrive));
        Assert.Equal("its payload is not in S3 any more", await recovery.ReadAsync<string>("select detail from redrive_items"));
        Assert.Equal((1L, 0), (await recovery.ReadAsync<long>("select count(*) from failures where state = 'open' and redrives = 0"), await recovery.Source.DepthAsync()));
    }

    [Fact]
    public async Task Sends_each_once_though_SQS_throttles_and_loses_answers()
    {
        await using var aws = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        await using var recovery = await RecoveryUnderTest.CreateAsync(await postgres.CreateDatabaseAsync(Token), aws.ServiceUrl);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(100);
        var worker = new Worker(recovery, _ => true);
        var redrive = await http.PlanAsync(All);
        aws.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Operation = "SendMessageBatch", Times = 3 });
        aws.Plan.Add(new AwsFaultRule(new AwsFault.LoseAnswer()) { Operation = "SendMessageBatch", Probability = 0.5 });

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, worker, "done", "stopped");

        Assert.Equal("processed 100", await recovery.OutcomesAsync(redrive));
        Assert.Equal(100, worker.Deliveries.Count);
        Assert.All(worker.Deliveries.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Opens_what_may_not_have_been_sent_and_never_sends_it_again_by_itself()
    {
        await using var aws = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        await using var recovery = await RecoveryUnderTest.CreateAsync(await postgres.CreateDatabaseAsync(Token), aws.ServiceUrl, ("Fluxa:Recovery:OutcomeTime", "00:00:01"));
        using var http = recovery.CreateClient();
        await recovery.FailAsync(5);
        var redrive = await http.PlanAsync(All);
        var asked = aws.Counts.GetValueOrDefault(("sqs", "SendMessageBatch"));
        aws.Plan.Add(new AwsFaultRule(new AwsFault.LoseRequest()) { Operation = "SendMessageBatch" });

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, null, "done", "stopped");

        Assert.Equal("unknown 5", await recovery.OutcomesAsync(redrive));
        Assert.Equal(asked, aws.Counts[("sqs", "SendMessageBatch")] - 1);
        Assert.Equal(5L, await recovery.ReadAsync<long>("select count(*) from failures where state = 'open' and redrives = 1"));
        Assert.Contains("in_doubt", string.Join(' ', (await http.SendAsync("/redrives/plan", All, HttpStatusCode.Created)).GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_where_it_was_when_PostgreSQL_comes_back()
    {
        var settings = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(Token));
        await using var database = TcpFaultProxy.Start(settings.Port);
        (settings.Host, settings.Port) = ("127.0.0.1", database.Port);
        await using var recovery = await RecoveryUnderTest.CreateAsync(settings.ConnectionString, emulator.ServiceUrl);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(120);
        var worker = new Worker(recovery, _ => true);
        var redrive = await http.PlanAsync(All);
        await http.ExecuteAsync(redrive);
        var redriver = recovery.Services.GetRequiredService<Redriver>();
        await redriver.RunOnceAsync(Token);

        database.Set(new TcpFault.Refuse());
        await Assert.ThrowsAnyAsync<Exception>(() => redriver.RunOnceAsync(Token));
        Assert.Equal("503 unavailable", await http.RefusedAsync($"/redrives/{redrive}"));
        database.Heal();
        await recovery.DriveAsync(redrive, worker, "done");

        Assert.Equal("processed 120", await recovery.OutcomesAsync(redrive));
        Assert.All(worker.Deliveries.Values, count => Assert.Equal(1, count));
    }

    private static async Task<string> PutAsync(PayloadStore payloads, Guid eventId)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(FailedMessage.Payload));
        return await payloads.PutAsync(PayloadKey.For("default", eventId, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), content, content.Length, FailedMessage.Hash(FailedMessage.Payload), Token);
    }
}
