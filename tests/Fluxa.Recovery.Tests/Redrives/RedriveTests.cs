using System.Net;
using Fluxa.Recovery.Redrives.Driving;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Recovery.Tests.Redrives;

public sealed class RedriveTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_through_the_canary_to_the_rest_and_resolves_every_failure()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        var events = await recovery.FailAsync(150);
        var worker = new Worker(recovery, _ => true);
        var redrive = await http.PlanAsync();

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, worker, "done", "stopped");

        Assert.Equal("processed 150", await recovery.OutcomesAsync(redrive));
        Assert.Equal(150L, await recovery.ReadAsync<long>("select count(*) from failures where state = 'resolved'"));
        Assert.Equal(events.Order(), worker.Deliveries.Keys.Order());
        Assert.All(worker.Deliveries.Values, count => Assert.Equal(1, count));
        Assert.Equal("canary-1 1, canary-10 10, canary-100 100, rest 39", await recovery.ReadAsync<string>(
            "select string_agg(concat(stage, ' ', items), ', ' order by stage) from (select stage, count(*) as items from redrive_items group by stage) as stages"));
        Assert.Equal("plan, execute, finish", await recovery.ReadAsync<string>("select string_agg(action, ', ' order by audit_id) from audit"));
    }

    [Fact]
    public async Task Stops_after_one_message_while_the_bug_is_there()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(30);
        var worker = new Worker(recovery, _ => false);
        var redrive = await http.PlanAsync();

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, worker, "stopped", "done");

        Assert.Equal("failed_again 1, skipped 29", await recovery.OutcomesAsync(redrive));
        Assert.Single(worker.Deliveries);
        Assert.Equal(30L, await recovery.ReadAsync<long>("select count(*) from failures where state = 'open'"));
        Assert.Contains("failed again", await recovery.ReadAsync<string>("select stopped_because from redrives"), StringComparison.Ordinal);
        Assert.Equal("2 1", await recovery.ReadAsync<string>("select concat(max(attempts), ' ', max(redrives)) from failures"));
    }

    [Fact]
    public async Task Stops_by_itself_when_more_than_one_in_ten_fail_again_in_the_rest()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(200);
        var seen = 0;
        var worker = new Worker(recovery, _ => Interlocked.Increment(ref seen) % 5 != 0);
        var redrive = await http.PlanAsync("""{"filter":{},"rate_per_second":500,"canary":false}""");

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, worker, "stopped", "done");

        Assert.Equal("stopped", await recovery.StateOfAsync(redrive));
        Assert.Contains("more than 10 %", await recovery.ReadAsync<string>("select stopped_because from redrives"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_each_message_once_when_two_operators_want_the_same_set()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(60);
        var worker = new Worker(recovery, _ => true);
        var one = await http.PlanAsync("""{"filter":{},"rate_per_second":500,"canary":false}""");
        var other = await http.PlanAsync("""{"filter":{},"rate_per_second":500,"canary":false}""");

        await http.ExecuteAsync(one);
        await http.ExecuteAsync(other);
        await recovery.DriveAsync(one, worker, "done");
        await recovery.DriveAsync(other, worker, "done");

        Assert.Equal(60, worker.Deliveries.Count);
        Assert.All(worker.Deliveries.Values, count => Assert.Equal(1, count));
        Assert.Equal(60L, await recovery.ReadAsync<long>("select count(*) from redrive_items where outcome = 'processed'"));
        Assert.Equal(60L, await recovery.ReadAsync<long>("select count(*) from redrive_items where outcome = 'skipped'"));
    }

    [Fact]
    public async Task Sends_back_the_very_body_with_its_own_headers_and_who_sent_it()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        var body = FailedMessage.Event(Guid.CreateVersion7(), payload: """{ "ü" : 1 }""");
        await recovery.Errors.SendAsync(body, [("Content-Type", "application/vnd.masstransit+json"), ("MT-Redelivery-Count", "4"), .. FailedMessage.Fault().Take(7)]);
        await recovery.CollectAsync();
        var redrive = await http.PlanAsync();
        var worker = new Worker(recovery, _ => true);

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, worker, "done");

        var message = Assert.Single(worker.Received);
        Assert.Equal(body, message.GetProperty("Body").GetString());
        Assert.Equal(
            ["Content-Type", "fluxa-failure-id", "fluxa-redrive-attempt", "fluxa-redrive-id"],
            message.GetProperty("MessageAttributes").EnumerateObject().Select(attribute => attribute.Name).Order(StringComparer.Ordinal));
        Assert.Equal(redrive.ToString(), message.GetProperty("MessageAttributes").GetProperty("fluxa-redrive-id").GetProperty("StringValue").GetString());
    }

    [Fact]
    public async Task Pauses_resumes_and_cancels()
    {
        // Seconds' worth at this rate: a machine that stalls must not get them all sent between two steps.
        const int Messages = 600;
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(Messages);
        var worker = new Worker(recovery, _ => true);
        var redrive = await http.PlanAsync("""{"filter":{},"rate_per_second":100,"canary":false}""");
        await http.ExecuteAsync(redrive);
        var redriver = recovery.Services.GetRequiredService<Redriver>();
        await redriver.RunOnceAsync(Token);

        await http.SendAsync($"/redrives/{redrive}/pause", """{"reason":"lunch"}""", HttpStatusCode.Accepted);
        var sent = await recovery.ReadAsync<long>("select count(*) from redrive_items where outcome <> 'pending'");
        await redriver.RunOnceAsync(Token);
        Assert.Equal(sent, await recovery.ReadAsync<long>("select count(*) from redrive_items where outcome <> 'pending'"));

        await http.SendAsync($"/redrives/{redrive}/resume", """{"reason":"back"}""", HttpStatusCode.Accepted);
        await redriver.RunOnceAsync(Token);
        await http.SendAsync($"/redrives/{redrive}/cancel", """{"reason":"enough"}""", HttpStatusCode.Accepted);
        await worker.WorkAsync();
        await redriver.RunOnceAsync(Token);

        Assert.InRange(await recovery.ReadAsync<long>("select count(*) from redrive_items where outcome = 'processed'"), sent + 1, Messages - 1);
        Assert.Equal(Messages, await recovery.ReadAsync<long>("select count(*) from redrive_items where outcome in ('processed', 'skipped')"));
        Assert.Equal("plan, execute, pause, resume, cancel", await recovery.ReadAsync<string>("select string_agg(action, ', ' order by audit_id) from audit"));
    }

    [Fact]
    public async Task Never_sends_again_what_a_dead_process_had_claimed_and_finishes_the_rest()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Recovery:Lease", "00:00:02"), ("Fluxa:Recovery:OutcomeTime", "00:00:03"));
        using var http = recovery.CreateClient();
        await recovery.FailAsync(50);
        var redrive = await http.PlanAsync("""{"filter":{},"rate_per_second":500,"canary":false}""");
        await http.ExecuteAsync(redrive);
        var dead = ActivatorUtilities.CreateInstance<RedriveTable>(recovery.Services, new Driver(TimeProvider.System));
        var (claimed, _) = await dead.ClaimAsync(Assert.Single(await dead.LeaseAsync(Token)), 4, Token);
        var worker = new Worker(recovery, _ => true);

        await recovery.DriveAsync(redrive, worker, "done", "stopped");

        Assert.Equal(4, claimed.Count);
        Assert.Equal("processed 46, unknown 4", await recovery.OutcomesAsync(redrive));
        Assert.All(worker.Deliveries.Values, count => Assert.Equal(1, count));
        Assert.Equal(claimed.Select(item => item.FailureId).Order(), (await http.GetJsonAsync("/failures")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("failure_id").GetGuid()).Order());
    }

    [Fact]
    public async Task Lets_one_tenant_have_no_more_than_its_share_on_the_way()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Recovery:TenantInFlight", "5"));
        using var http = recovery.CreateClient();
        await recovery.FailAsync(30, tenant: "big");
        await recovery.FailAsync(3, tenant: "small");
        var redrive = await http.PlanAsync("""{"filter":{},"rate_per_second":500,"canary":false}""");
        await http.ExecuteAsync(redrive);
        var redriver = recovery.Services.GetRequiredService<Redriver>();
        await redriver.RunOnceAsync(Token);
        await redriver.RunOnceAsync(Token);

        Assert.Equal("big 5, small 3", await recovery.ReadAsync<string>(
            "select string_agg(concat(tenant_id, ' ', items), ', ' order by tenant_id) from (select tenant_id, count(*) as items from redrive_items where outcome = 'sent' group by tenant_id) as sent"));
        await recovery.DriveAsync(redrive, new Worker(recovery, _ => true), "done");
    }

    [Fact]
    public async Task Sends_an_edited_payload_and_knows_the_failure_again_by_its_outcome()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(1);
        var id = (await http.GetJsonAsync("/failures")).GetProperty("items")[0].GetProperty("failure_id").GetGuid();
        await http.SendAsync($"/failures/{id}/edit", $$"""{"reason":"typo","payload":"{{FailedMessage.Payload.Replace("12.50", "13.75", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""");
        var redrive = await http.PlanAsync();
        var worker = new Worker(recovery, _ => true);

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, worker, "done");

        Assert.Contains("13.75", Assert.Single(worker.Received).GetProperty("Body").GetString(), StringComparison.Ordinal);
        Assert.Equal("resolved", (await http.GetJsonAsync($"/failures/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_canary_stops_when_nobody_consumes()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Recovery:OutcomeTime", "00:00:01"));
        using var http = recovery.CreateClient();
        await recovery.FailAsync(5);
        var redrive = await http.PlanAsync();

        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, null, "stopped");

        Assert.Equal("skipped 4, unknown 1", await recovery.OutcomesAsync(redrive));
        Assert.Equal(1, await recovery.Source.DepthAsync());
    }
}
