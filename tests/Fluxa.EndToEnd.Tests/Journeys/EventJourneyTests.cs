using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Journeys;

/// <summary>An event's way from POST to GET, through every real part.</summary>
public sealed class EventJourneyTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_posted_event_can_be_read_back()
    {
        var sample = SampleEvent.Make();

        using var accepted = await sample.PostAsync(pipeline.Ingest.Http, _cancellationToken, correlationId: "journey-1");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal($"/events/{sample.Id}", accepted.Headers.Location?.ToString());
        Assert.Equal("journey-1", accepted.Headers.GetValues("X-Correlation-ID").Single());
        Assert.Equal(
            $$"""{"event_id":"{{sample.Id}}","status":"enqueued"}""",
            await accepted.Content.ReadAsStringAsync(_cancellationToken));
        var read = await ReadAsync(sample.Id);
        Assert.Equal("u-42", read.GetProperty("user_id").GetString());
        Assert.Equal(12.50m, read.GetProperty("amount").GetDecimal());
        Assert.Equal("EUR", read.GetProperty("currency").GetString());
        Assert.Equal("Café Zürich 漢字 😀", read.GetProperty("merchant").GetString());
        Assert.Equal(DateTimeOffset.Parse("2026-01-02T03:04:05Z", null), read.GetProperty("timestamp").GetDateTimeOffset());
        Assert.Equal("journey-1", read.GetProperty("correlation_id").GetString());
        Assert.Equal("INLINE", read.GetProperty("payload_mode").GetString());
        Assert.Equal(sample.Sha256, read.GetProperty("payload_sha256").GetString());
    }

    [Theory]
    [InlineData(256 * 1024, "S3")]
    [InlineData(5 * 1024 * 1024, "S3")]
    [InlineData(200 * 1024, "INLINE")]
    public async Task A_large_event_travels_through_S3_and_is_verified(int payloadBytes, string mode)
    {
        var sample = SampleEvent.Make(payloadBytes);

        using var accepted = await sample.PostAsync(pipeline.Ingest.Http, _cancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var read = await ReadAsync(sample.Id);
        Assert.Equal(mode, read.GetProperty("payload_mode").GetString());
        Assert.Equal(sample.Sha256, read.GetProperty("payload_sha256").GetString());
        Assert.Equal(Encoding.UTF8.GetByteCount(sample.Json), read.GetProperty("payload_bytes").GetInt64());
        Assert.Equal(payloadBytes, read.GetProperty("metadata").GetProperty("filler").GetString()!.Length);
    }

    [Fact]
    public async Task An_event_without_an_id_is_given_one()
    {
        var sample = SampleEvent.Make();
        var anonymous = sample with { Json = sample.Json.Replace($"\"event_id\":\"{sample.Id}\",", "", StringComparison.Ordinal) };

        using var accepted = await anonymous.PostAsync(pipeline.Ingest.Http, _cancellationToken);

        var answer = await accepted.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);
        var id = answer.GetProperty("event_id").GetGuid();
        Assert.Equal(7, id.Version);
        Assert.Equal("u-42", (await ReadAsync(id)).GetProperty("user_id").GetString());
    }

    [Fact]
    public async Task An_unknown_event_is_a_problem()
    {
        using var response = await pipeline.Query.Http.GetAsync($"/events/{Guid.CreateVersion7()}", _cancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_same_event_posted_ten_times_is_one_event()
    {
        var sample = SampleEvent.Make();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => Assert.True(await sample.TryPostAsync(pipeline.Ingest.Http, _cancellationToken))));

        await ReadAsync(sample.Id);
        await pipeline.HoldsExactlyAsync([sample], _cancellationToken);
    }

    [Fact]
    public async Task Its_correlation_id_is_in_the_log_of_every_service_it_passes()
    {
        var sample = SampleEvent.Make();
        var correlationId = $"find-me-{sample.Id:n}";

        using var accepted = await sample.PostAsync(pipeline.Ingest.Http, _cancellationToken, correlationId);
        await ReadAsync(sample.Id);

        await Eventually.BecomesAsync(
            "Ingest and Processor have logged the correlation id",
            () => Task.FromResult((Ingest: Logged(pipeline.Ingest.Log, correlationId), Processor: Logged(pipeline.Processor.Log, correlationId))),
            logged => logged is { Ingest: true, Processor: true });
    }

    [Fact]
    public async Task The_callers_trace_leads_through_Ingest_to_the_consumer()
    {
        const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        var sample = SampleEvent.Make();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = new StringContent(sample.Json, Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");

        using var accepted = await pipeline.Ingest.Http.SendAsync(request, _cancellationToken);
        await ReadAsync(sample.Id);

        await Eventually.BecomesAsync(
            "Ingest and Processor have logged the trace",
            () => Task.FromResult((Ingest: InTrace(pipeline.Ingest.Log, TraceId), Processor: InTrace(pipeline.Processor.Log, TraceId))),
            logged => logged is { Ingest: true, Processor: true });
    }

    [Fact]
    public async Task No_payload_reaches_a_log()
    {
        var sample = SampleEvent.Make(merchant: "canary-merchant-7f3a");

        using var accepted = await sample.PostAsync(pipeline.Ingest.Http, _cancellationToken);
        await ReadAsync(sample.Id);

        var lines = pipeline.Ingest.Lines.Concat(pipeline.Processor.Lines).Concat(pipeline.Query.Lines);
        Assert.DoesNotContain(lines, line => line.Contains("canary-merchant-7f3a", StringComparison.Ordinal));
    }

    private static bool Logged(IEnumerable<JsonElement> log, string correlationId)
        => log.Any(line => line.GetProperty("correlation_id").GetString() == correlationId);

    private static bool InTrace(IEnumerable<JsonElement> log, string traceId)
        => log.Any(line => line.GetProperty("fields").TryGetProperty("trace_id", out var logged) && logged.GetString() == traceId);

    private Task<JsonElement> ReadAsync(Guid id) => pipeline.ReadAsync(id, _cancellationToken);
}
