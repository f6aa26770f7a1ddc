using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Testing.Fixtures;
using Fluxa.Topology;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>The Dockerfile's own build and the compose file's own environment take an event from POST to GET.</summary>
public sealed class ContainersRunTests(PostgresFixture postgres, PublishedPrograms published) : IClassFixture<PublishedPrograms>
{
    private static readonly string[] Services = ["processor", "query", "recovery", "ingest"];
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_empty_folders_to_an_event_that_can_be_read_and_an_orderly_end()
    {
        await using var compose = new RunningCompose(postgres, published);
        await compose.StartEmulatorAsync();
        var prepared = await compose.FluxaAsync("migrate", "db", "prepare");
        Assert.Contains("fluxa_query_login can log in.", prepared);
        foreach (var service in Services)
        {
            await compose.StartAsync(service);
        }

        await Task.WhenAll(Services.Select(compose.WaitReadyAsync));
        Assert.Equal(0, await compose.CheckAsync("ingest"));

        var key = (await compose.FluxaAsync("cli", "keys", "create"))[0];
        var (posted, location) = await PostAsync(compose, key);
        Assert.Equal(HttpStatusCode.Accepted, posted);
        Assert.Equal("Pizza 🍕", await MerchantAsync(compose, key, location));

        await AssertChecklistPassesAsync(compose, key);
        await AssertDeployedAsPlannedAsync(compose);

        Assert.All(await Task.WhenAll(Services.Select(compose.StopAsync)), code => Assert.Equal(0, code));
        Assert.Equal(1, await compose.CheckAsync("ingest"));
    }

    private static async Task AssertChecklistPassesAsync(RunningCompose compose, string key)
    {
        await using var door = await FrontDoor.OpenAsync(compose.UrlOf("ingest"), compose.UrlOf("query"));

        var lines = await compose.FluxaAsync("cli", "verify", "--target", door.Url.ToString(), "--key", key);

        Assert.Equal(["pass", "pass", "pass", "pass", "open", "open", "PASS, but nobody looked at metrics and alarms"], lines.Select(line => line.StartsWith("PASS", StringComparison.Ordinal) ? line : line.Split(' ')[0]));
    }

    /// <summary>What the services deployed by themselves is what the plan says, from which the AWS templates are made.</summary>
    private static async Task AssertDeployedAsPlannedAsync(RunningCompose compose)
    {
        using var deployed = new DeployedQueues(compose.UrlOf("emulator"));
        var queues = await deployed.AllAsync();
        var topics = await deployed.TopicsAsync();

        Assert.All(FluxaPlan.Queues, plan =>
        {
            var (own, error) = (queues[plan.Name], queues[plan.ErrorName]);
            Assert.All(plan.Attributes, attribute => Assert.Equal(attribute.Value, (string?)own[attribute.Key]));
            Assert.All(plan.CompanionAttributes, attribute => Assert.Equal(attribute.Value, (string?)error[attribute.Key]));
            var redrive = JsonNode.Parse((string)own["RedrivePolicy"]!)!;
            Assert.EndsWith($":{plan.ErrorName}", (string)redrive["deadLetterTargetArn"]!, StringComparison.Ordinal);
            Assert.Equal(plan.MaxReceives.ToString(CultureInfo.InvariantCulture), redrive["maxReceiveCount"]!.ToString());
            Assert.Contains($":{plan.Name}\"", (string)error["RedriveAllowPolicy"]!, StringComparison.Ordinal);
        });
        Assert.Empty(queues.Keys.Except(FluxaPlan.Queues.SelectMany(plan => new[] { plan.Name, plan.ErrorName, plan.SkippedName })));
        Assert.All(FluxaPlan.Topics, plan => Assert.Contains($":{plan.Name}<", topics, StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, string Location)> PostAsync(RunningCompose compose, string key)
    {
        using var http = Client(compose.UrlOf("ingest"), key);
        // A character beyond U+FFFF: the public image takes it only with the repairs that are mounted.
        var body = """{"user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Pizza 🍕","timestamp":"2026-01-02T03:04:05Z"}""";
        using var response = await http.PostAsync(new Uri("/events", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Token);
        return (response.StatusCode, response.Headers.Location?.ToString() ?? await response.Content.ReadAsStringAsync(Token));
    }

    private static async Task<string?> MerchantAsync(RunningCompose compose, string key, string location)
    {
        using var http = Client(compose.UrlOf("query"), key);
        using var response = await http.GetAsync(new Uri($"{location}?wait=20s", UriKind.Relative), Token);
        var answer = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, answer);
        return JsonDocument.Parse(answer).RootElement.GetProperty("merchant").GetString();
    }

    private static HttpClient Client(Uri address, string key) =>
        new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
}
