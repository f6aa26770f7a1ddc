using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>Batches, keys and CloudEvents through every real part, to the row.</summary>
[Collection(EdgePipeline.Name)]
public sealed class EdgeJourneyTests(EdgeStack pipeline)
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_with_one_bad_are_999_rows_of_exactly_their_bytes_in_full_calls()
    {
        var samples = Enumerable.Range(0, 1000).Select(_ => SampleEvent.Make()).ToList();
        var bodies = samples.Select((sample, index) => index == 417 ? "{\"user_id\":7}" : sample.Json);
        var calls = SendCalls();

        using var response = await PostAsync(pipeline.Ingest.Http, "/events/batch", "[" + string.Join(",\n", bodies) + "]");

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        // 100 full ones at best; while few calls are under way the next goes with what is there, and the last of a group holds what is left.
        Assert.InRange(SendCalls() - calls, 100, 160);
        samples.RemoveAt(417);
        await pipeline.HoldsExactlyAsync(samples, _cancellationToken);
    }

    [Fact]
    public async Task A_hundred_equal_posts_under_one_key_are_one_row()
    {
        var key = $"order-{Guid.CreateVersion7()}";
        var body = Anonymous();

        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ => await IdAsync(await PostAsync(pipeline.Ingest.Http, "/events", body, key))));

        var id = Assert.Single(ids.Distinct());
        await StoredAsync(id);
        using var other = await PostAsync(pipeline.Ingest.Http, "/events", body + " ", key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Theory]
    [InlineData("ingest.after-key", "/events")]
    [InlineData("ingest.mid-batch", "/events/batch")]
    public async Task A_process_that_dies_on_the_way_leaves_nothing_that_the_retry_does_not_mend(string point, string path)
    {
        var key = $"order-{Guid.CreateVersion7()}";
        var body = path == "/events" ? Anonymous() : "[" + string.Join(',', Enumerable.Range(0, 250).Select(_ => Anonymous())) + "]";
        await using var dying = await pipeline.StartIngestBesideAsync(new Dictionary<string, string?> { ["FLUXA_CRASH_POINT"] = point }, _cancellationToken);

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(dying.Http, path, body, key));
        using var retry = await PostAsync(pipeline.Ingest.Http, path, body, key);

        Assert.Equal(HttpStatusCode.Accepted, retry.StatusCode);
        var ids = path == "/events" ? [await IdAsync(retry)] : await IdsAsync(retry);
        var rows = await Eventually.BecomesAsync("all are stored", () => pipeline.Events.HashesAsync(ids, _cancellationToken), rows => rows.Count == ids.Count);
        Assert.Equal(path == "/events" ? 1 : 250, rows.Count);
    }

    [Fact]
    public async Task The_same_CloudEvent_twice_is_one_row_with_the_bytes_of_its_data()
    {
        var data = Anonymous();
        var envelope = $$"""{"specversion":"1.0","type":"fluxa.transaction.v1","source":"/shops/7","id":"{{Guid.CreateVersion7()}}","data":{{data}}}""";

        using var first = await PostAsync(pipeline.Ingest.Http, "/events", envelope, contentType: "application/cloudevents+json");
        using var again = await PostAsync(pipeline.Ingest.Http, "/events/batch", $"[{envelope}]", contentType: "application/cloudevents-batch+json");

        var id = await IdAsync(first);
        Assert.Equal([id], await IdsAsync(again));
        await StoredAsync(id);
        Assert.Equal(data, await pipeline.Query.Http.GetStringAsync($"/events/{id}/payload", _cancellationToken));
    }

    private static string Anonymous() => $$"""{"user_id":"u-{{Guid.CreateVersion7()}}","amount":12.50,"currency":"EUR","merchant":"m","timestamp":"2026-01-02T04:04:05+01:00"}""";

    private long SendCalls() => pipeline.AwsProxy.Counts.GetValueOrDefault(("sqs", "SendMessageBatch"));

    private async Task StoredAsync(Guid id) => await Eventually.BecomesAsync(
        $"event {id} is stored", () => pipeline.Events.HashesAsync([id], _cancellationToken), rows => rows.Count == 1);

    private async Task<Guid> IdAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(_cancellationToken));
        return answer.RootElement.GetProperty("event_id").GetGuid();
    }

    private async Task<List<Guid>> IdsAsync(HttpResponseMessage response)
    {
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(_cancellationToken));
        return [.. answer.RootElement.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("event_id").GetGuid())];
    }

    private async Task<HttpResponseMessage> PostAsync(HttpClient ingest, string path, string body, string? key = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await ingest.SendAsync(request, _cancellationToken);
    }
}
