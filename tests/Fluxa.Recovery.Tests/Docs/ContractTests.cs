using System.Net;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Recovery.Tests.Docs;

/// <summary>The service against its own OpenAPI document: whatever is sent gets a documented answer, random requests too (the same at each run); and each documented answer can be had.</summary>
public sealed class ContractTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private const int RandomRequests = 250;
    private const string Nobody = "0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f";
    private const string Reason = """{"reason":"r"}""";
    private const string Go = """{"dry_run":false,"reason":"r"}""";

    private static readonly string[] Queries =
        ["", "?state=any", "?limit=0", "?cursor=x", "?text=%27%3B--", "?older_than=soon", "?colour=red", "?state=done&limit=3", "?outcome=sent", "?redrive_id=x", "?original=maybe", "?min_attempts=99999999999"];

    private static readonly string[] Steps = ["execute", "pause", "resume", "cancel"];

    private static readonly string[] Bodies =
        ["", "[", "null", "{}", "7", """{"reason":""}""", """{"filter":{},"ids":[]}""", """{"reason":"r","reason":"r"}""", """{"payload":7,"reason":"r"}""", """{"rate_per_second":1e9,"reason":"r"}""", """{"text":"\u0000"}""", """{"filter":{"text":["x"]}}"""];

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly Dictionary<string, HashSet<string>> _seen = [];
    private Dictionary<string, HashSet<string>> _documented = [];

    [Fact]
    public async Task Every_answer_is_documented_and_every_documented_answer_can_be_had()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(_cancellationToken));
        await using var store = TcpFaultProxy.Start(database.Port);
        (database.Host, database.Port) = ("127.0.0.1", store.Port);
        await using var aws = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, _cancellationToken);
        await using var recovery = await RecoveryUnderTest.CreateAsync(
            database.ConnectionString, aws.ServiceUrl, ("Fluxa:Access:Keys", "On"), ("Fluxa:RateLimits:RequestsPerSecond", "100"), ("Fluxa:RateLimits:Burst", "00:00:05"));
        using var admin = await recovery.ClientOfAsync("operators", ApiScopes.Admin);
        using var chance = await recovery.ClientOfAsync("chance", ApiScopes.Admin);
        using var hasty = await recovery.ClientOfAsync("hasty", ApiScopes.Admin);
        using var poster = await recovery.ClientOfAsync("poster", ApiScopes.Ingest);
        using var anybody = recovery.CreateClient();
        _documented = await DocumentedAsync(anybody);
        await recovery.Source.DeadLettersToAsync(recovery.Errors);
        await recovery.FailAsync(4);

        var all = await WorkAsync(admin, recovery);
        await RandomAsync(chance, all);
        foreach (var one in all)
        {
            await SendAsync(anybody, one);
            await SendAsync(poster, one);
            if (one.Body is not null)
            {
                await SendAsync(admin, one, one.TooLarge());
                await SendAsync(admin, one with { Body = "[" });
                await SendAsync(admin, one with { Body = """{"zzz":1}""" });
            }
            else
            {
                await SendAsync(admin, one with { Address = $"{one.Address}?zzz=1" });
            }
        }

        await HurryAsync(hasty, all);
        aws.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.BadRequest, "AccessDenied")) { Operation = "ListMessageMoveTasks", Times = 1 });
        var moves = all.Single(one => one.Operation == "GET /native/{queue}/moves");
        await SendAsync(admin, moves);
        aws.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")) { Operation = "ListMessageMoveTasks" });
        store.Set(new TcpFault.Refuse());
        foreach (var one in all)
        {
            await SendAsync(admin, one);
        }

        Assert.Equal(_documented.Keys.Order(StringComparer.Ordinal), all.Select(one => one.Operation).Order(StringComparer.Ordinal));
        Assert.All(_documented, operation => Assert.Equal(
            $"{operation.Key}: {string.Join(' ', operation.Value.Order())}", $"{operation.Key}: {string.Join(' ', _seen.GetValueOrDefault(operation.Key, []).Order())}"));
    }

    // A day at work: each operation once as it should be, and once at the wrong moment; answers one good request for each.
    private async Task<List<Provocation>> WorkAsync(HttpClient http, RecoveryUnderTest recovery)
    {
        var failures = (await http.GetJsonAsync("/failures")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("failure_id").GetString()!).ToList();
        var group = (await http.GetJsonAsync("/failures/groups")).GetProperty("items")[0].GetProperty("group").GetString()!;
        var (open, closed, gone) = (failures[0], failures[1], failures[2]);
        await recovery.ExecuteAsync($"update failures set state = 'resolved', closed_at = now() where failure_id = '{closed}'");
        var (edit, moves) = ($$"""{"payload":{{JsonSerializer.Serialize(FailedMessage.Payload)}},"reason":"r"}""", $"/native/{recovery.Errors.Name}/moves");
        List<Provocation> lists =
        [
            Get("/failures"), Get("/failures/count"), Get("/failures/stats"), Get("/failures/export"), Get("/failures/groups"), Get("/redrives"), Get("/audit"),
            Get("/failures/{id}", open), Get("/failures/{id}/payload", open), Get("/failures/groups/{group}", group), new(HttpMethod.Get, "/native/{queue}/moves", moves),
            Post("/failures/groups/{group}/comments", group, """{"text":"t"}"""), Post("/failures/discard", "", """{"filter":{"reason":"none"}}"""),
            Post("/failures/archive", "", """{"filter":{"reason":"none"}}"""), Post("/failures/{id}/edit", open, edit),
        ];
        await SendAllAsync(lists);
        await SendAllAsync(
        [
            Get("/failures/{id}", Nobody), Get("/failures/{id}/payload", Nobody), Get("/failures/groups/{group}", "none"), Post("/failures/groups/{group}/comments", "none", """{"text":"t"}"""),
            Post("/failures/{id}/edit", Nobody, edit), Post("/failures/{id}/edit", closed, edit), new(HttpMethod.Get, "/native/{queue}/moves", "/native/none/moves"),
        ]);

        var plan = $"{await http.PlanAsync($$"""{"ids":["{{gone}}"]}""")}";
        var rate = new Provocation(HttpMethod.Patch, "/redrives/{id}", $"/redrives/{plan}", """{"rate_per_second":5,"reason":"r"}""");
        var planning = Post("/redrives/plan", "", $$"""{"ids":["{{open}}"]}""");
        var steps = Steps.Select(step => Post($"/redrives/{{id}}/{step}", plan, Reason)).ToList();
        List<Provocation> redrives = [planning, rate, Get("/redrives/{id}", plan), Get("/redrives/{id}/items", plan), .. steps];
        await SendAllAsync(redrives);
        await SendAllAsync([.. steps, rate, planning with { Body = """{"filter":{"reason":"none"}}""" }]);
        await SendAllAsync(redrives.Skip(1).Select(one => one with { Address = one.Address.Replace(plan, Nobody, StringComparison.Ordinal) }));

        await recovery.Errors.SendManyAsync(Enumerable.Range(0, 20).Select(number => $"{number}"));
        var start = new Provocation(HttpMethod.Post, "/native/{queue}/moves", moves, """{"dry_run":false,"reason":"r","rate_per_second":1}""");
        var cancel = new Provocation(HttpMethod.Post, "/native/{queue}/moves/cancel", $"{moves}/cancel", Go);
        await SendAllAsync([start with { Body = "{}" }, start, start, cancel with { Body = "{}" }, cancel, cancel]);
        await SendAllAsync([start with { Address = "/native/none/moves" }, cancel with { Address = "/native/none/moves/cancel" }]);
        return [.. lists, .. redrives, start, cancel];

        async Task SendAllAsync(IEnumerable<Provocation> provocations)
        {
            foreach (var provocation in provocations)
            {
                await SendAsync(http, provocation);
            }
        }
    }

    private async Task RandomAsync(HttpClient http, List<Provocation> all)
    {
        var random = new Random(20261121);
        for (var request = 0; request < RandomRequests; request++)
        {
            var one = all[random.Next(all.Count)];
            await SendAsync(http, one.Body is null ? one with { Address = one.Address + Queries[random.Next(Queries.Length)] } : one with { Body = Bodies[random.Next(Bodies.Length)] });
        }
    }

    // Until each has been refused for its haste: the bucket fills while it is emptied.
    private async Task HurryAsync(HttpClient http, List<Provocation> all)
    {
        for (var round = 0; round < 200 && all.Any(one => !_seen[one.Operation].Contains("429")); round++)
        {
            await Task.WhenAll(all.Where(one => !_seen[one.Operation].Contains("429")).SelectMany(one => Enumerable.Repeat(one, 8)).Select(one => SendAsync(http, one)));
        }
    }

    private async Task SendAsync(HttpClient client, Provocation one, HttpRequestMessage? request = null)
    {
        using var message = request ?? one.Request();
        using var answer = await client.SendAsync(message, _cancellationToken);
        var status = $"{(int)answer.StatusCode}";
        var body = await answer.Content.ReadAsStringAsync(_cancellationToken);
        lock (_seen)
        {
            (_seen.TryGetValue(one.Operation, out var statuses) ? statuses : _seen[one.Operation] = []).Add(status);
        }

        Assert.True(_documented[one.Operation].Contains(status), $"{one.Method} {one.Address} {one.Body} was answered {status}, which is not documented: {body}");
        Assert.True(answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{one.Operation} {status}: {body}");
    }

    private async Task<Dictionary<string, HashSet<string>>> DocumentedAsync(HttpClient http)
    {
        var document = JsonElement.Parse(await http.GetStringAsync("/openapi.json", _cancellationToken));
        return document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => (Operation: $"{method.Name.ToUpperInvariant()} {path.Name}", method.Value)))
            .ToDictionary(entry => entry.Operation, entry => entry.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToHashSet());
    }

    private static Provocation Get(string path, string value = "") => new(HttpMethod.Get, path, Filled(path, value));

    private static Provocation Post(string path, string value, string body) => new(HttpMethod.Post, path, Filled(path, value), body);

    private static string Filled(string path, string value) => path.Replace("{id}", value, StringComparison.Ordinal).Replace("{group}", value, StringComparison.Ordinal);
}
