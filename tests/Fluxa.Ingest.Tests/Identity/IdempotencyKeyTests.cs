using System.Net;
using System.Text;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Ingest.Tests.Identity;

/// <summary>One key, one event: across requests, processes and outages.</summary>
public sealed class IdempotencyKeyTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_request_again_gets_the_same_answer_and_sends_nothing()
    {
        await using var ingest = await IngestAsync();

        using var first = await PostAsync(ingest, Posted.Good, "order-1");
        using var again = await PostAsync(ingest, Posted.Good, "order-1");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single(ingest.Sends.Commands);
    }

    [Fact]
    public async Task A_hundred_at_once_get_the_same_id()
    {
        await using var ingest = await IngestAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            using var response = await PostAsync(ingest, Posted.Good, "order-1");
            return (response.StatusCode, Location: response.Headers.Location!.OriginalString);
        }));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Accepted, answers[0].Location), answer));
        Assert.Single(ingest.Sends.Commands.Select(command => (command.EventId, command.PayloadSha256)).Distinct());
    }

    [Fact]
    [Trait("problem", "idempotency-key-reused")]
    public async Task Other_bytes_under_a_used_key_are_a_422()
    {
        await using var ingest = await IngestAsync();
        using var first = await PostAsync(ingest, Posted.Good, "order-1");

        using var other = await PostAsync(ingest, Posted.Good + " ", "order-1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("urn:fluxa:problem:idempotency-key-reused", (await Problem.ReadAsync(other)).Type);
        Assert.Single(ingest.Sends.Commands);
    }

    [Fact]
    public async Task A_first_request_that_is_still_under_way_holds_nobody_up_and_makes_no_second_event()
    {
        await using var ingest = await IngestAsync();
        var held = new TaskCompletionSource();
        var asked = new Signal("the first send is under way");
        ingest.Sends.OnSend = () =>
        {
            asked.Set();
            return asked.Count == 1 ? held.Task : Task.CompletedTask;
        };
        var first = PostAsync(ingest, Posted.Good, "order-1");
        await asked.WaitAsync();

        using var second = await PostAsync(ingest, Posted.Good, "order-1");
        using var other = await PostAsync(ingest, Posted.Good + " ", "order-1");
        held.SetResult();
        using var late = await first;

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.UnprocessableEntity), (second.StatusCode, other.StatusCode));
        Assert.Equal(second.Headers.Location, late.Headers.Location);
        Assert.Single(ingest.Sends.Commands.Select(command => command.EventId).Distinct());
    }

    [Fact]
    public async Task The_key_outlives_the_process()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var before = Ingest(database);
        using var first = await PostAsync(before, Posted.Good, "order-1");
        await before.DisposeAsync();
        await using var after = Ingest(database);

        using var again = await PostAsync(after, Posted.Good, "order-1");
        using var other = await PostAsync(after, Posted.Good + " ", "order-1");

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Empty(after.Sends.Commands);
    }

    [Fact]
    public async Task A_process_that_died_before_the_send_left_a_row_and_the_retry_sends()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await using var ingest = Ingest(database);
        using var first = await PostAsync(ingest, Posted.Good, "order-1");
        await ExecuteAsync(database, "update request_keys set status = 'pending'");

        using var retry = await PostAsync(ingest, Posted.Good, "order-1");

        Assert.Equal(first.Headers.Location, retry.Headers.Location);
        Assert.False(retry.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(2, ingest.Sends.Commands.Count);
        Assert.Single(ingest.Sends.Commands.Select(command => command.EventId).Distinct());
    }

    [Fact]
    public async Task While_PostgreSQL_is_down_two_tries_are_still_one_event()
    {
        await using var without = new IngestFactory();
        await using var with = await IngestAsync();

        using var first = await PostAsync(without, Posted.Good, "order-1");
        using var second = await PostAsync(without, Posted.Good, "order-1");
        using var third = await PostAsync(with, Posted.Good, "order-1");

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.Location, third.Headers.Location);
    }

    [Fact]
    public async Task A_request_that_was_refused_leaves_the_key_free()
    {
        await using var ingest = await IngestAsync();
        using var refused = await PostAsync(ingest, "{}", "order-1");

        using var corrected = await PostAsync(ingest, Posted.Good, "order-1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, corrected.StatusCode);
    }

    [Fact]
    public async Task An_events_own_id_stays_its_id()
    {
        await using var ingest = await IngestAsync();
        var own = Posted.With("event_id", "\"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f\"");

        using var first = await PostAsync(ingest, own, "order-1");
        using var again = await PostAsync(ingest, own, "order-1");

        Assert.Equal("/events/0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f", first.Headers.Location?.OriginalString);
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("256")]
    public async Task A_malformed_key_is_a_400(string key)
    {
        await using var ingest = new IngestFactory();

        using var response = await PostAsync(ingest, Posted.Good, key == "256" ? new string('k', 256) : key);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("/Idempotency-Key", Assert.Single((await Problem.ReadAsync(response)).Errors).Pointer);
        Assert.Empty(ingest.Sends.Commands);
    }

    [Fact]
    public async Task Two_keys_are_a_400_and_255_characters_a_key()
    {
        await using var ingest = await IngestAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = Posted.Json(Posted.Good) };
        request.Headers.Add("Idempotency-Key", ["a", "b"]);

        using var two = await ingest.CreateClient().SendAsync(request, Token);
        using var longest = await PostAsync(ingest, Posted.Good, new string('k', 255));

        Assert.Equal(HttpStatusCode.BadRequest, two.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, longest.StatusCode);
    }

    [Fact]
    public async Task A_batch_under_a_key_is_answered_again_as_it_was()
    {
        await using var ingest = await IngestAsync();
        var batch = $"[{Posted.Good},{{}},{Posted.With("user_id", "\"u-2\"")}]";

        using var first = await PostAsync(ingest, batch, "batch-1", "/events/batch");
        using var again = await PostAsync(ingest, batch, "batch-1", "/events/batch");
        using var other = await PostAsync(ingest, batch + " ", "batch-1", "/events/batch");

        Assert.Equal((HttpStatusCode.MultiStatus, HttpStatusCode.MultiStatus), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(2, ingest.Sends.Commands.Count);
    }

    [Fact]
    public async Task Identical_bytes_are_one_event_for_a_tenant_that_wants_it_so()
    {
        await using var ingest = new IngestFactory(("Fluxa:Identity:ContentIdTenants", "other, default"));
        using var first = await PostAsync(ingest, Posted.Good, key: null);
        using var again = await PostAsync(ingest, Posted.Good, key: null);
        using var other = await PostAsync(ingest, Posted.Good + " ", key: null);
        using var batch = await PostAsync(ingest, $"[{Posted.Good},{Posted.Good}]", key: null, "/events/batch");

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.NotEqual(first.Headers.Location, other.Headers.Location);
        var items = (await BatchResult.ReadAsync(batch)).Results;
        Assert.Equal(["enqueued", "duplicate"], items.Select(item => item.Status));
        Assert.All(items, item => Assert.Equal(first.Headers.Location?.OriginalString, $"/events/{item.EventId}"));
    }

    [Fact]
    public async Task Identical_bytes_are_two_events_otherwise()
    {
        await using var ingest = new IngestFactory(("Fluxa:Identity:ContentIdTenants", "another"));

        using var first = await PostAsync(ingest, Posted.Good, key: null);
        using var second = await PostAsync(ingest, Posted.Good, key: null);

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static IngestFactory Ingest(string database) => new(("Fluxa:Postgres:ConnectionString", database));

    private static Task<HttpResponseMessage> PostAsync(IngestFactory ingest, string body, string? key, string path = "/events")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Posted.Json(Encoding.UTF8.GetBytes(body)) };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return ingest.CreateClient().SendAsync(request, Token);
    }

    private async Task<IngestFactory> IngestAsync() => Ingest(await postgres.CreateDatabaseAsync(Token));
}
