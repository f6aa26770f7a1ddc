using System.Net;
using System.Text.Json;
using Fluxa.ClaimCheck;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Recovery.Tests.Editing;

/// <summary>An edit that makes a payload too large for its message.</summary>
public sealed class LargeEditTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static readonly string Large = FailedMessage.Payload.Replace("}", $$$""","metadata":{"note":"{{{new string('ü', 200 * 1024)}}}"}}""", StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_to_S3_and_its_message_refers_to_it()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Payloads:Bucket", EmulatorFixture.UniqueName("payloads")));
        await recovery.Services.GetRequiredService<PayloadStore>().EnsureBucketAsync(Token);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(1);
        var id = await IdAsync(http);

        var edited = await http.SendAsync($"/failures/{id}/edit", Edit());

        Assert.Equal("S3", edited.GetProperty("payload_mode").GetString());
        Assert.Equal(Large, await http.GetStringAsync($"/failures/{id}/payload", Token));
        Assert.Equal(FailedMessage.Payload, await http.GetStringAsync($"/failures/{id}/payload?original=true", Token));
        var redrive = await http.PlanAsync();
        var worker = new Worker(recovery, _ => true);
        await http.ExecuteAsync(redrive);
        await recovery.DriveAsync(redrive, worker, "done");
        var message = JsonElement.Parse(Assert.Single(worker.Received).GetProperty("Body").GetString()!).GetProperty("message");
        Assert.Equal(("S3", JsonValueKind.Null), (message.GetProperty("payloadMode").GetString(), message.GetProperty("payload").ValueKind));
        Assert.Equal(Convert.ToHexStringLower(FailedMessage.Hash(Large)), message.GetProperty("payloadSha256").GetString());
        Assert.StartsWith("raw/2026/01/02/default/", message.GetProperty("payloadKey").GetString(), StringComparison.Ordinal);
        Assert.Equal("resolved", (await http.GetJsonAsync($"/failures/{id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Changes_nothing_while_S3_is_away()
    {
        await using var aws = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        await using var recovery = await RecoveryUnderTest.CreateAsync(await postgres.CreateDatabaseAsync(Token), aws.ServiceUrl);
        using var http = recovery.CreateClient();
        await recovery.FailAsync(1);
        var id = await IdAsync(http);
        aws.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.Forbidden, "AccessDenied")) { Service = "s3" });

        var refused = await http.RefusedAsync($"/failures/{id}/edit", Edit());

        Assert.Equal("503 unavailable", refused);
        Assert.False((await http.GetJsonAsync($"/failures/{id}")).GetProperty("edited").GetBoolean());
        Assert.Equal(0L, await recovery.ReadAsync<long>("select count(*) from audit"));
    }

    private static async Task<string> IdAsync(HttpClient http) => (await http.GetJsonAsync("/failures")).GetProperty("items")[0].GetProperty("failure_id").GetString()!;

    private static string Edit() => $$"""{"reason":"the note was cut","payload":{{JsonSerializer.Serialize(Large)}}}""";
}
