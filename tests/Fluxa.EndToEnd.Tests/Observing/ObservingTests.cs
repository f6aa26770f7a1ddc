using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.EndToEnd.Tests.Observing;

/// <summary>What an operator sees of an event, from its POST through a failure and a redrive to a subscriber; and what nobody may see.</summary>
public sealed class ObservingTests(ObservedPipeline pipeline) : IClassFixture<ObservedPipeline>
{
    private const string Sampled = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Unsampled = "5cf92f3577b34da6a3ce929d0e0e4737";
    private const string Payload = "CANARY-payload-5d0e77";
    private const int Large = 300 * 1024;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_tree_from_POST_through_a_failure_and_a_redrive_to_a_subscriber_and_no_secret_in_any_log()
    {
        var quiet = Make(0, "Grocer");
        await PostAsync(quiet, $"00-{Unsampled}-00f067aa0ba902b7-00");
        var broken = Make(Large, ObservedPipeline.Merchant);
        await PostAsync(broken, $"00-{Sampled}-00f067aa0ba902b7-01");
        await PostBadOnesAsync();
        await RedriveAsync();
        var heard = await Eventually.BecomesAsync("both are heard", () => Task.FromResult((Broken: pipeline.Queue.TraceOf(broken.Id), Quiet: pipeline.Queue.TraceOf(quiet.Id))), both => both is { Broken: not null, Quiet: not null }, Long);

        var tree = await Eventually.BecomesAsync("the trace is whole", () => Task.FromResult(Of(Sampled)), Whole, Long);

        Assert.All(TraceTree.Roots(tree), root => Assert.Equal("00f067aa0ba902b7", root.ParentSpanId));
        Assert.Single(TraceTree.Roots(tree));
        Assert.Equal(Page(), TraceTree.Write(tree));
        Assert.Equal((new HeardIn(Sampled, true, "checkout"), new HeardIn(Unsampled, false, "checkout")), (heard.Broken, heard.Quiet));
        Assert.Empty(Of(Unsampled));
        Assert.Contains(pipeline.Processor.Log.Concat(pipeline.Ingest.Log), line => line.ToString().Contains(Unsampled, StringComparison.Ordinal));

        await Eventually.BecomesAsync(
            "Recovery's spans are linked to it",
            () => Task.FromResult(pipeline.Collector.Spans.Where(span => span.Service == "recovery" && span.Links.Any(link => link.TraceId == Sampled)).Select(span => span.Name).Distinct().Order().ToList()),
            names => names.SequenceEqual(["recovery collect", "recovery redrive"]),
            Long);

        var output = pipeline.Output;
        Assert.InRange(output.Count, 50, int.MaxValue);
        Assert.All(pipeline.Secrets.Append(Payload), secret => Assert.DoesNotContain(output, line => line.Contains(secret, StringComparison.Ordinal)));
        Assert.All(output, line => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind));
    }

    [Fact]
    public async Task A_batch_is_one_trace_and_the_commits_that_its_events_share_are_linked_to_each_of_them()
    {
        const string trace = "6cf92f3577b34da6a3ce929d0e0e4738";
        const int events = 100;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events/batch") { Content = new StringContent($"[{string.Join(',', Enumerable.Range(0, events).Select(_ => Make(0, "Grocer").Json))}]", Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");

        using var answer = await pipeline.Ingest.Http.SendAsync(request, _cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(_cancellationToken));

        // An event that was both sent and kept comes twice, and has a second span.
        await Eventually.BecomesAsync(
            "each event's span is there, that of its commit, and the request's",
            () => Task.FromResult(Census()),
            spans => spans.Contains("1 POST /events/batch;", StringComparison.Ordinal) && Persisted().Count >= events && Persisted().SetEquals(Committed()),
            Long);
        Assert.True(Linked().Count > 1, Census());

        string Census() => string.Concat(Of(trace).CountBy(span => span.Name).Select(span => $"{span.Value} {span.Key}; "));

        HashSet<string> Persisted() => [.. Of(trace).Where(span => span.Name == "event_store persist").Select(span => span.SpanId)];

        HashSet<string> Committed() => [.. Linked(), .. Of(trace).Where(span => span.Name == "event_store commit").Select(span => span.ParentSpanId)];

        List<string> Linked() => [.. pipeline.Collector.Spans.Where(span => span.Name == "event_store commit").SelectMany(span => span.Links).Where(link => link.TraceId == trace).Select(link => link.SpanId)];
    }

    private static bool Whole(IReadOnlyCollection<SpanRecord> trace) =>
        TraceTree.Roots(trace).Count == 1 && trace.Count(span => span.Service == "subscriber") >= 2 && trace.Any(span => span.Name == "outbox publish");

    private List<SpanRecord> Of(string trace) => [.. pipeline.Collector.Spans.Where(span => span.TraceId == trace)];

    private static SampleEvent Make(int bytes, string merchant)
    {
        var sample = SampleEvent.Make(bytes, merchant);
        return sample with { Json = sample.Json.Replace("u-42", Payload, StringComparison.Ordinal) };
    }

    private async Task PostAsync(SampleEvent sample, string traceParent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = new StringContent(sample.Json, Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", traceParent);
        request.Headers.Add("baggage", "team=checkout");
        using var answer = await pipeline.Ingest.Http.SendAsync(request, _cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(_cancellationToken));
    }

    /// <summary>Everything that is refused is told, and none of what it held.</summary>
    private async Task PostBadOnesAsync()
    {
        foreach (var body in new[] { $$"""{"{{Payload}}":1}""", $"{Payload} is no JSON", $$"""{"user_id":"{{Payload}}","currency":"{{Payload}}"}""" })
        {
            using var answer = await pipeline.Ingest.Http.PostAsync("/events", new StringContent(body, Encoding.UTF8, "application/json"), _cancellationToken);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        using var stranger = new HttpRequestMessage(HttpMethod.Get, $"/events?user_id={Payload}");
        stranger.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "flx_0000000000000000_" + Payload);
        using var refused = await pipeline.Query.Http.SendAsync(stranger, _cancellationToken);
    }

    private async Task RedriveAsync()
    {
        await Eventually.BecomesAsync("the failure is collected", () => pipeline.Recovery.Http.GetFromJsonAsync<JsonElement>("/failures/stats", _cancellationToken), stats => stats.GetProperty("open").GetInt32() == 1, Long);
        await pipeline.FixAsync(_cancellationToken);
        var plan = await SendAsync("/redrives/plan", """{"filter":{}}""");
        await SendAsync($"/redrives/{plan.GetProperty("redrive_id").GetString()}/execute", """{"reason":"mended"}""");
    }

    private async Task<JsonElement> SendAsync(string path, string body)
    {
        using var answer = await pipeline.Recovery.Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), _cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(_cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    /// <summary>The tree that docs/telemetry.md shows.</summary>
    private static string Page([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "telemetry.md"));
        const string begin = "```trace\n";
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
