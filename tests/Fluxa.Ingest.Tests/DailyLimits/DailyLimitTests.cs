using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fluxa.Ingest.Tests.DailyLimits;

/// <summary>So many events a day and no more, over HTTP: single and batched, with and without keys, across instances and outages.</summary>
public sealed class DailyLimitTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("problem", "daily-limit")]
    public async Task One_too_many_is_a_422_that_names_the_field_and_nothing_is_sent()
    {
        await using var ingest = await IngestAsync("*/*/user_id=2");

        using var first = await PostAsync(ingest, Posted.Good);
        using var second = await PostAsync(ingest, Posted.Good);
        using var third = await PostAsync(ingest, Posted.Good);
        using var another = await PostAsync(ingest, Posted.With("user_id", "\"u-2\""));
        using var dayBefore = await PostAsync(ingest, Posted.With("timestamp", "\"2026-03-03T23:59:59Z\""));

        Assert.All([first, second, another, dayBefore], answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, third.StatusCode);
        var problem = await Problem.ReadAsync(third);
        Assert.Equal("urn:fluxa:problem:daily-limit", problem.Type);
        Assert.Equal(new Problem.Fault("/user_id", "Has had the 2 events that it may have on 2026-03-04 (UTC)."), Assert.Single(problem.Errors));
        Assert.Equal(4, ingest.Sends.Commands.Count);
    }

    [Fact]
    public async Task A_retry_is_the_same_event_and_counts_once()
    {
        await using var ingest = await IngestAsync("*/*/user_id=1");
        var own = Posted.With("event_id", "\"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f\"");

        using var first = await PostAsync(ingest, own);
        using var again = await PostAsync(ingest, own);
        using var batch = await PostAsync(ingest, $"[{own},{own}]", "/events/batch");
        using var other = await PostAsync(ingest, Posted.Good);

        Assert.All([first, again, batch], answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task A_request_under_an_idempotency_key_counts_once_and_its_replay_is_answered_when_the_day_is_full()
    {
        await using var ingest = await IngestAsync("*/*/user_id=1");

        using var first = await PostAsync(ingest, Posted.Good, key: "order-1");
        using var again = await PostAsync(ingest, Posted.Good, key: "order-1");
        using var refused = await PostAsync(ingest, Posted.Good, key: "order-2");
        using var refusedAgain = await PostAsync(ingest, Posted.Good, key: "order-2");

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.All([refused, refusedAgain], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
    }

    [Fact]
    public async Task A_batch_gets_the_places_that_are_left_in_its_order()
    {
        await using var ingest = await IngestAsync("*/*/user_id=2");
        var batch = $"[{Posted.Good},{Posted.With("user_id", "\"u-2\"")},{Posted.Good},{Posted.Good}]";

        using var first = await PostAsync(ingest, batch, "/events/batch", "batch-1");
        using var again = await PostAsync(ingest, batch, "/events/batch", "batch-1");

        Assert.Equal((HttpStatusCode.MultiStatus, HttpStatusCode.MultiStatus), (first.StatusCode, again.StatusCode));
        var result = await BatchResult.ReadAsync(first);
        Assert.Equal(["enqueued", "enqueued", "enqueued", "rejected"], result.Results.Select(item => item.Status));
        Assert.Equal(("urn:fluxa:problem:daily-limit", "/user_id"), (result.Results[3].Type, result.Results[3].Errors!.Single().Pointer));
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.Equal(3, ingest.Sends.Commands.Select(command => command.EventId).Distinct().Count());
    }

    [Fact]
    public async Task A_CloudEvents_fault_points_into_its_data()
    {
        await using var ingest = await IngestAsync("*/*/merchant=1");
        string Envelope(int number) => $$"""{"specversion":"1.0","id":"{{number}}","source":"/t","type":"fluxa.transaction.v1","data":{{Posted.Good}}}""";

        using var taken = await PostAsync(ingest, Envelope(1), contentType: "application/cloudevents+json");
        using var single = await PostAsync(ingest, Envelope(2), contentType: "application/cloudevents+json");
        using var batch = await PostAsync(ingest, $"[{Envelope(1)},{Envelope(3)}]", "/events/batch", contentType: "application/cloudevents-batch+json");

        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal("/data/merchant", Assert.Single((await Problem.ReadAsync(single)).Errors).Pointer);
        Assert.Equal("/data/merchant", Assert.Single((await BatchResult.ReadAsync(batch)).Results[1].Errors!).Pointer);
    }

    [Fact]
    public async Task Two_instances_under_load_let_exactly_so_many_through()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var one = Ingest(database, "*/*/user_id=40");
        await using var other = Ingest(database, "*/*/user_id=40");
        IngestFactory[] instances = [one, other];

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            using var answer = await PostAsync(instances[number % 2], Posted.Good);
            return answer.StatusCode;
        }));

        Assert.Equal(40, answers.Count(status => status == HttpStatusCode.Accepted));
        Assert.Equal(40, one.Sends.Commands.Count + other.Sends.Commands.Count);
    }

    [Theory]
    [InlineData("default/*/user_id=0, */*/user_id=1")]
    [InlineData("another/*/user_id=1")]
    [InlineData("")]
    public async Task A_tenant_without_a_limit_has_none_and_asks_nobody(string rules)
    {
        await using var ingest = new IngestFactory(("Fluxa:DailyLimits:Rules", rules));

        for (var number = 0; number < 3; number++)
        {
            using var answer = await PostAsync(ingest, Posted.Good);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Equal(3, ingest.Sends.Commands.Count);
    }

    [Fact]
    public async Task While_PostgreSQL_is_away_events_are_taken_and_the_uncounted_are_counted()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(Token));
        await using var proxy = TcpFaultProxy.Start(database.Port);
        (database.Host, database.Port) = ("127.0.0.1", proxy.Port);
        await using var ingest = Ingest(database.ConnectionString, "*/*/user_id=1");
        using var taken = await PostAsync(ingest, Posted.Good);
        using var refused = await PostAsync(ingest, Posted.Good);
        using var counter = new Counted("daily_limit_uncounted");

        proxy.Set(new TcpFault.Refuse());
        proxy.CutAll();
        using var uncounted = await PostAsync(ingest, Posted.Good);
        using var batch = await PostAsync(ingest, $"[{Posted.Good},{Posted.Good}]", "/events/batch");
        proxy.Heal();
        ingest.Clock.Advance(TimeSpan.FromSeconds(2));
        using var back = await PostAsync(ingest, Posted.Good);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity), (taken.StatusCode, refused.StatusCode));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (uncounted.StatusCode, batch.StatusCode));
        Assert.InRange(counter.Sum, 3, long.MaxValue);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.StatusCode);
    }

    [Theory]
    [InlineData("a table that is not there")]
    [InlineData("a fault that nobody planned for")]
    public async Task Whatever_the_count_comes_to_events_are_taken_and_nobody_waits_for_ever(string fault)
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var ingest = Ingest(database, "*/*/user_id=1");
        if (fault == "a table that is not there")
        {
            await using var owner = NpgsqlDataSource.Create(database);
            await using var drop = owner.CreateCommand("drop table daily_events");
            await drop.ExecuteNonQueryAsync(Token);
        }
        else
        {
            await ingest.Services.GetRequiredService<NpgsqlDataSource>().DisposeAsync();
        }

        for (var number = 0; number < 3; number++)
        {
            using var answer = await PostAsync(ingest, Posted.Good).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Token);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            ingest.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    private static Task<HttpResponseMessage> PostAsync(IngestFactory ingest, string body, string path = "/events", string? key = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Posted.Json(Encoding.UTF8.GetBytes(body), contentType) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return ingest.CreateClient().SendAsync(request, Token);
    }

    private static IngestFactory Ingest(string database, string rules) => new(("Fluxa:Postgres:ConnectionString", database), ("Fluxa:DailyLimits:Rules", rules));

    private async Task<IngestFactory> IngestAsync(string rules) => Ingest(await postgres.CreateDatabaseAsync(Token), rules);

    /// <summary>Sums a counter of this process from now on.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _sum;

        public Counted(string instrument)
        {
            _listener.InstrumentPublished = (published, listener) =>
            {
                if (published.Name == instrument)
                {
                    listener.EnableMeasurementEvents(published);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _sum, measurement));
            _listener.Start();
        }

        public long Sum => Interlocked.Read(ref _sum);

        public void Dispose() => _listener.Dispose();
    }
}
