using System.Net;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Query.Tests.Docs;

/// <summary>The service against its own OpenAPI document: random requests, the same at each run, get no answer that isn't documented; and each documented one can be had.</summary>
public sealed class ContractTests(PostgresFixture postgres)
{
    private const int Requests = 400;
    private static readonly string[] Paths = ["/events", "/events/{id}", "/events/{id}/payload", "/events/{id}/history"];
    private static readonly string[] Names = ["user_id", "merchant", "currency", "correlation_id", "status", "from", "to", "limit", "cursor", "wait", "tenant", "é"];
    private static readonly string[] Values =
    [
        "", "u-1", "1", "0", "1000", "1001", "-1", "9999999999999999999", "processed", "failed", "2026-03-04T12:00:00Z", "2026-13-04T12:00:00Z", "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z", "0s", "%00", "%F0%9F%98%80", "%ED%A0%80", "'; drop table events; --", "AAAA", "null", "{}", "../../etc/passwd",
    ];

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_requests_get_documented_answers_and_every_documented_answer_can_be_had()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(_cancellationToken));
        await using var proxy = TcpFaultProxy.Start(database.Port);
        (database.Host, database.Port) = ("127.0.0.1", proxy.Port);
        await using var query = new QueryUnderTest(
            database.ConnectionString, ("Fluxa:Access:Keys", "On"), ("Fluxa:RateLimits:RequestsPerSecond", "1000"), ("Fluxa:RateLimits:Burst", "00:00:01"));
        using var http = await query.ClientOfAsync("default");
        using var poster = await query.ClientOfAsync("default", ApiScopes.Ingest);
        using var nobody = query.CreateClient();
        var documented = await DocumentedAsync(nobody);
        var id = (await query.StoreAsync()).EventId;
        await query.StoreAsync();
        var seen = Paths.ToDictionary(path => path, _ => new HashSet<string>());

        var random = new Random(20260304);
        for (var request = 0; request < Requests; request++)
        {
            var path = Paths[random.Next(Paths.Length)];
            var real = path.Replace("{id}", random.Next(3) switch { 0 => $"{id}", 1 => $"{Guid.CreateVersion7()}", _ => "no-id" }, StringComparison.Ordinal);
            var parameters = Enumerable.Range(0, random.Next(4)).Select(_ => $"{Names[random.Next(Names.Length)]}={Values[random.Next(Values.Length)]}");
            await SendAsync(http, path, $"{real}?{string.Join('&', parameters)}", random.Next(5) == 0 ? "*" : null);
        }

        foreach (var path in Paths)
        {
            var real = path.Replace("{id}", $"{id}", StringComparison.Ordinal);
            await SendAsync(nobody, path, real, null);
            await SendAsync(poster, path, real, null);
        }

        for (var left = 1100; left > 0; left--)
        {
            await SendAsync(http, Paths[left % Paths.Length], Paths[left % Paths.Length].Replace("{id}", $"{id}", StringComparison.Ordinal), null);
        }

        query.Clock.Advance(TimeSpan.FromSeconds(5));
        proxy.Set(new TcpFault.Refuse());
        foreach (var path in Paths)
        {
            await SendAsync(http, path, path.Replace("{id}", $"{id}", StringComparison.Ordinal), null);
        }

        Assert.All(Paths, path => Assert.Equal(documented[path].Order(), seen[path].Order()));

        async Task SendAsync(HttpClient client, string path, string address, string? known)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, address);
            if (known is not null)
            {
                message.Headers.TryAddWithoutValidation("If-None-Match", known);
            }

            using var answer = await client.SendAsync(message, _cancellationToken);
            var status = $"{(int)answer.StatusCode}";
            seen[path].Add(status);
            Assert.True(documented[path].Contains(status), $"{address} was answered {status}, which is not documented.");
            Assert.Equal(
                answer.StatusCode == HttpStatusCode.NotModified ? null : answer.IsSuccessStatusCode ? "application/json" : "application/problem+json",
                answer.Content.Headers.ContentType?.MediaType);
        }
    }

    private async Task<Dictionary<string, HashSet<string>>> DocumentedAsync(HttpClient http)
    {
        var document = JsonElement.Parse(await http.GetStringAsync("/openapi.json", _cancellationToken));
        return document.GetProperty("paths").EnumerateObject().ToDictionary(
            path => path.Name,
            path => path.Value.GetProperty("get").GetProperty("responses").EnumerateObject().Select(response => response.Name).ToHashSet());
    }
}
