using System.Net;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Recovery.Tests.Redrives;

/// <summary>What can't be done is said clearly, and nothing is sent.</summary>
public sealed class RedriveRefusalTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private const string Reason = """{"reason":"r"}""";

    private static readonly (string Body, string Answer)[] Refused =
    [
        ("""{"filter":{},"rate_per_second":0}""", "422 invalid-request /rate_per_second"),
        ("""{"filter":{},"rate_per_second":1000}""", "422 invalid-request /rate_per_second"),
        ("""{"filter":{},"rate_per_second":"50"}""", "422 invalid-request /rate_per_second"),
        ("""{}""", "422 invalid-request /filter"),
        ("""{"filter":{},"ids":["0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f"]}""", "422 invalid-request /filter"),
        ("""{"filter":{"colour":"red"}}""", "422 invalid-request /filter/colour"),
        ("""{"ids":["x"]}""", "422 invalid-request /ids"),
        ("""{"filter":{},"force":true}""", "422 invalid-request /reason"),
        ("""{"filter":{},"speed":1}""", "422 invalid-request /speed"),
        ("""{"filter":{}""", "400 malformed-json"),
        ("""[]""", "400 malformed-json"),
        ("""{"filter":{},"filter":{}}""", "400 malformed-json"),
        ("""{"filter":{}}""", "409 nothing-to-redrive"),
        ("""{"filter":{"exception_type":"Nobody.KnowsException"}}""", "409 nothing-to-redrive"),
    ];

    [Fact]
    [Trait("problem", "nothing-to-redrive")]
    public async Task A_plan_that_can_not_be_made()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();

        foreach (var (body, answer) in Refused)
        {
            Assert.Equal($"{body} {answer}", $"{body} {await http.RefusedAsync("/redrives/plan", body)}");
        }
    }

    [Fact]
    [Trait("problem", "redrive-not-found")]
    public async Task A_redrive_that_nobody_knows()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        var nobody = Guid.CreateVersion7();

        foreach (var action in new[] { "execute", "pause", "resume", "cancel" })
        {
            Assert.Equal("404 redrive-not-found", await http.RefusedAsync($"/redrives/{nobody}/{action}", Reason));
        }

        Assert.Equal("404 redrive-not-found", await http.RefusedAsync($"/redrives/{nobody}"));
        Assert.Equal("404 redrive-not-found", await http.RefusedAsync($"/redrives/{nobody}/items"));
        Assert.Equal("404 unknown-route", await http.RefusedAsync("/redrives/not-an-id"));
    }

    [Fact]
    [Trait("problem", "plan-expired")]
    public async Task A_plan_that_has_expired_and_an_execution_without_a_reason()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(2);
        var plan = await http.PlanAsync();

        Assert.Equal("422 invalid-request /reason", await http.RefusedAsync($"/redrives/{plan}/execute", "{}"));
        await recovery.ExecuteAsync("update redrives set expires_at = now()");
        Assert.Equal("409 plan-expired", await http.RefusedAsync($"/redrives/{plan}/execute", Reason));
        Assert.Equal("expired", (await http.GetJsonAsync($"/redrives/{plan}")).GetProperty("state").GetString());
    }

    [Fact]
    [Trait("problem", "plan-outdated")]
    public async Task A_plan_whose_failures_were_all_changed_by_others()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(2);
        var plan = await http.PlanAsync();

        await http.SendAsync("/failures/archive", """{"filter":{},"reason":"later","dry_run":false}""");

        Assert.Equal("409 plan-outdated", await http.RefusedAsync($"/redrives/{plan}/execute", Reason));
    }

    [Fact]
    [Trait("problem", "redrive-state")]
    public async Task A_step_that_the_state_does_not_allow()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(2);
        var plan = await http.PlanAsync();

        Assert.Equal("409 redrive-state", await http.RefusedAsync($"/redrives/{plan}/pause", Reason));
        Assert.Equal("409 redrive-state", await http.RefusedAsync($"/redrives/{plan}/resume", Reason));
        await http.ExecuteAsync(plan);
        Assert.Equal("409 redrive-state", await http.RefusedAsync($"/redrives/{plan}/execute", Reason));
        await http.SendAsync($"/redrives/{plan}/cancel", Reason, HttpStatusCode.Accepted);
        Assert.Equal("409 redrive-state", await http.RefusedAsync($"/redrives/{plan}/cancel", Reason));
        Assert.Equal(0, await recovery.Source.DepthAsync());
    }

    [Fact]
    public async Task A_failure_that_was_repaired_already()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(1);
        await recovery.ExecuteAsync("""
            insert into events
            select tenant_id, event_id, 'c', 'e', 'u', 1, 'EUR', 'm', now(), null, 'INLINE', '', null, payload_sha256, 0, now(), now() from failures
            """);

        Assert.Equal("409 nothing-to-redrive", await http.RefusedAsync("/redrives/plan", """{"filter":{}}"""));
    }

    [Fact]
    [Trait("problem", "payload-gone")]
    public async Task A_failure_whose_payload_is_gone()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Payloads:Bucket", EmulatorFixture.UniqueName("payloads")));
        using var http = recovery.CreateClient();
        await recovery.Services.GetRequiredService<ClaimCheck.PayloadStore>().EnsureBucketAsync(TestContext.Current.CancellationToken);
        await recovery.Errors.SendAsync(FailedMessage.Event(Guid.CreateVersion7(), payloadKey: "raw/2026/01/02/default/gone.json"), FailedMessage.Fault("payload_missing"));
        await recovery.CollectAsync();
        var id = (await http.GetJsonAsync("/failures")).GetProperty("items")[0].GetProperty("failure_id").GetGuid();

        Assert.Equal("409 nothing-to-redrive", await http.RefusedAsync("/redrives/plan", """{"filter":{}}"""));
        Assert.Equal("404 payload-gone", await http.RefusedAsync($"/failures/{id}/payload"));
    }

    [Fact]
    public async Task A_failure_that_was_sent_back_three_times_needs_force_and_a_reason()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(1);
        await recovery.ExecuteAsync("update failures set redrives = 3");

        Assert.Equal("409 nothing-to-redrive", await http.RefusedAsync("/redrives/plan", """{"filter":{}}"""));
        await http.PlanAsync("""{"filter":{},"force":true,"reason":"the vendor says it is fixed"}""");
    }
}
