using Fluxa.Ingest.Tests.Factory;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Ingest.Tests.Docs;

/// <summary>The service against its own OpenAPI document: random requests, the same at each run, get no status and no problem that isn't documented; and each documented one can be had.</summary>
public sealed class ContractTests(PostgresFixture postgres)
{
    private const int Requests = 600;
    private const int TooLarge = (10 * 1024 * 1024) + 1;
    private static readonly string[] Paths = ["/events", "/events/batch"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_requests_get_documented_answers_and_every_documented_answer_can_be_had()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        var behind = new NpgsqlConnectionStringBuilder(database);
        await using var proxy = TcpFaultProxy.Start(behind.Port);
        (behind.Host, behind.Port) = ("127.0.0.1", proxy.Port);
        await using var ingest = new IngestFactory(
            ("Fluxa:Postgres:ConnectionString", behind.ConnectionString), ("Fluxa:Access:Keys", "On"), ("Fluxa:RateLimits:BytesPerSecond", $"{TooLarge / 2}"),
            ("Fluxa:RateLimits:Burst", "00:00:01"), ("Fluxa:DailyLimits:Rules", "limited/*/user_id=1"));
        await using var onKestrel = new IngestFactory(("Fluxa:Ingest:MinBodyBytesPerSecond", "1000"), ("Fluxa:Ingest:BodyRateGrace", "00:00:02"));
        var server = onKestrel.StartOnKestrel();
        using var http = ingest.ClientWith(await ApiKeys.MakeAsync(database, "default"));
        using var limited = ingest.ClientWith(await ApiKeys.MakeAsync(database, "limited"));
        using var greedy = ingest.ClientWith(await ApiKeys.MakeAsync(database, "greedy"));
        using var reader = ingest.ClientWith(await ApiKeys.MakeAsync(database, "default", ApiScopes.Query));
        using var nobody = ingest.CreateClient();
        var contract = await ApiContract.ReadAsync(nobody);

        var random = new RandomPosts(20260304);
        for (var number = 0; number < Requests; number++)
        {
            var path = Paths[number % Paths.Length];
            await SendAsync(http, path, random.Next(path));
        }

        foreach (var path in Paths)
        {
            var good = path == Paths[0] ? Posted.Good : $"[{Posted.Good}]";
            await PostAsync(nobody, path, good);
            await PostAsync(reader, path, good);
            await PostAsync(http, path, good, "known");
            await PostAsync(http, path, good + " ", "known");
            await PostAsync(limited, path, good);
            await PostAsync(limited, path, good);
            using var stalled = await StalledPost.SendAsync(server, path);
            await contract.HoldsAsync(path, stalled);
        }

        ingest.Clock.Advance(TimeSpan.FromSeconds(5));
        await SendAsync(greedy, Paths[0], new HttpRequestMessage(HttpMethod.Post, Paths[0]) { Content = Posted.Json(Posted.OfLength(TooLarge)) });
        await PostAsync(greedy, Paths[0], Posted.Good);
        await PostAsync(greedy, Paths[1], $"[{Posted.Good}]");
        ingest.Clock.Advance(TimeSpan.FromSeconds(5));
        await SendAsync(greedy, Paths[1], new HttpRequestMessage(HttpMethod.Post, Paths[1]) { Content = Posted.Json([.. "["u8, .. Posted.OfLength(TooLarge)]) });

        proxy.Set(new TcpFault.Refuse());
        proxy.CutAll();
        ingest.Sends.OnSend = () => throw new IOException("SQS is away.");
        await PostAsync(http, Paths[0], Posted.Good);
        await PostAsync(http, Paths[1], $"[{Posted.Good}]");

        Assert.Equal(contract.Documented.Order(StringComparer.Ordinal), contract.Seen.Order(StringComparer.Ordinal));

        async Task SendAsync(HttpClient client, string path, HttpRequestMessage message)
        {
            using (message)
            {
                using var answer = await client.SendAsync(message, Token);
                await contract.HoldsAsync(path, answer);
            }
        }

        Task PostAsync(HttpClient client, string path, string body, string? key = null)
        {
            var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = Posted.Json(body) };
            if (key is not null)
            {
                message.Headers.Add("Idempotency-Key", key + path);
            }

            return SendAsync(client, path, message);
        }
    }
}
