using System.Net;
using System.Security.Cryptography;
using System.Text;
using Fluxa.Ingest.Batches;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Batches;

/// <summary>POST /events/batch: each event is judged by itself; what can't be told apart is refused as a whole.</summary>
public sealed class PostBatchTests : IAsyncDisposable
{
    private const string Lines = "application/x-ndjson";
    private readonly IngestFactory _ingest = new();

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    [Theory]
    [InlineData("application/json", "[", ",", "]")]
    [InlineData(Lines, "", "\n", "")]
    [InlineData("application/ndjson; charset=utf-8", "", "\r\n", "\n")]
    public async Task Takes_them_all_in_order(string contentType, string before, string between, string after)
    {
        var events = Enumerable.Range(0, 25).Select(number => Posted.With("user_id", $"\"u-{number}\"")).ToList();

        using var response = await PostAsync(before + string.Join(between, events) + after, contentType);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var result = await BatchResult.ReadAsync(response);
        Assert.Equal((25, 0), (result.Taken, result.Rejected));
        Assert.All(result.Results, item => Assert.Equal("enqueued", item.Status));
        var sent = _ingest.Sends.Commands.ToDictionary(command => command.EventId, command => command.Payload);
        Assert.Equal(events, result.Results.Select(item => sent[item.EventId!.Value]));
    }

    [Fact]
    public async Task A_payload_is_exactly_the_bytes_of_its_element()
    {
        const string First = """{ "user_id" : "u-1","amount": 12.50 ,"currency":"EUR", "merchant":"Caf\u00e9 \/ 😀","timestamp":"2026-03-04T11:59:00Z"  }""";

        using var response = await PostAsync($" [\r\n  {First} ,\n{Posted.Good}\t]\n");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var first = Assert.Single(_ingest.Sends.Commands, command => command.Payload == First);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(First))), first.PayloadSha256);
        Assert.Equal(Encoding.UTF8.GetByteCount(First), first.PayloadBytes);
    }

    [Fact]
    public async Task One_bad_event_of_a_thousand_leaves_999()
    {
        var events = Enumerable.Range(0, 1000).Select(number => number == 417 ? Posted.With("amount", "\"1\"") : Posted.With("user_id", $"\"u-{number}\""));

        using var response = await PostAsync("[" + string.Join(',', events) + "]");

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        var result = await BatchResult.ReadAsync(response);
        Assert.Equal((999, 1), (result.Taken, result.Rejected));
        Assert.Equal(999, _ingest.Sends.Commands.Count);
        var rejected = Assert.Single(result.Results, item => item.Status == "rejected");
        Assert.Equal((417, null, "urn:fluxa:problem:invalid-event"), (rejected.Index, rejected.EventId, rejected.Type));
        Assert.Equal(new Problem.Fault("/amount", "Must be a number, not a string. Write the number without quotes."), Assert.Single(rejected.Errors!));
    }

    [Theory]
    [InlineData("\"merchant\":\"\\ud800\"")]
    [InlineData("\"merchant\":\"a\\u0000\"")]
    [InlineData("\"user_id\":\"twice\"")]
    [InlineData("\"metadata\":{\"n\":1e999}")]
    [InlineData("\"metadata\":{\"w\":nul}")]
    [InlineData("\"metadata\":{\"n\":01}")]
    [InlineData("\"metadata\":{\"e\":\"\\x\"}")]
    [InlineData("\"metadata\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [Trait("problem", "malformed-json")]
    public async Task A_bad_string_number_word_or_name_costs_its_own_event_only(string member)
    {
        var bad = $$"""{"user_id":"u-1",{{member}}}""";

        using var response = await PostAsync($"[{Posted.Good},{bad},{Posted.Good}]");

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        var result = await BatchResult.ReadAsync(response);
        Assert.Equal(["enqueued", "rejected", "enqueued"], result.Results.Select(item => item.Status));
        Assert.Equal("urn:fluxa:problem:malformed-json", result.Results[1].Type);
        Assert.Equal(2, _ingest.Sends.Commands.Count);
    }

    [Theory]
    [InlineData("{\"user_id\" \"u\"}", "/1/user_id", "In the event that begins at byte {0}: Line 1, byte 12: '\"' where a colon must stand.")]
    [InlineData("{\"user_id\":'u'}", "/1/user_id", "In the event that begins at byte {0}: Line 1, byte 12: Strings and names take double quotes.")]
    [InlineData("{\"user_id\":\"u\",}", "/1", "a trailing comma is not allowed")]
    [InlineData("{} {}", "/1", "the end of the document must stand")]
    [InlineData("{\"a\":NaN}", "/1/a", "NaN and Infinity are not JSON.")]
    [InlineData("// no\n{}", "/1", "Comments are not allowed.")]
    [InlineData("{\"a\":\"", "", "The body ends before the array does; was it cut off?")]
    [InlineData("{\"a\":1", "", "The body ends before the array does; was it cut off?")]
    [InlineData("", "", "Byte {1}: ',' follows where an event must stand.")]
    public async Task An_array_with_a_broken_structure_is_refused_whole(string bad, string place, string text)
    {
        var at = Encoding.UTF8.GetByteCount(Posted.Good) + 3;

        using var response = await PostAsync($"[{Posted.Good},{bad},{Posted.Good}]");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var fault = Assert.Single((await Problem.ReadAsync(response)).Errors);
        Assert.Equal(place, fault.Pointer);
        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, text.Replace("{\"", "{{\"", StringComparison.Ordinal), at, at), fault.Detail, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task A_broken_line_costs_itself_only()
    {
        using var response = await PostAsync($"{Posted.Good}\n{{\"user_id\":\"u\n{Posted.Good}\n", Lines);

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        Assert.Equal(["enqueued", "rejected", "enqueued"], (await BatchResult.ReadAsync(response)).Results.Select(item => item.Status));
    }

    [Fact]
    [Trait("problem", "batch-rejected")]
    public async Task When_none_is_taken_it_is_a_problem_with_the_same_list()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events/batch") { Content = Posted.Json("""[{},1]""") };
        request.Headers.Add("X-Correlation-ID", "batch-7");

        using var response = await _ingest.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("urn:fluxa:problem:batch-rejected", (await Problem.ReadAsync(response)).Type);
        var result = await BatchResult.ReadAsync(response);
        Assert.Equal((0, 2, "batch-7"), (result.Taken, result.Rejected, result.CorrelationId));
        Assert.Contains(new Problem.Fault("/user_id", "Required."), result.Results[0].Errors!);
    }

    [Theory]
    [InlineData("[]", 422)]
    [InlineData("{}", 422)]
    [InlineData("7", 422)]
    [InlineData("", 400)]
    [InlineData("x", 400)]
    [InlineData("\uFEFF[]", 400)]
    public async Task What_is_no_array_of_events_is_refused(string body, int status)
    {
        using var response = await PostAsync(body);

        Assert.Equal(status, (int)response.StatusCode);
        await Problem.ReadAsync(response);
    }

    [Theory]
    [InlineData(0, 202)]
    [InlineData(1, 413)]
    public async Task Takes_2000_events_and_not_one_more(int more, int status)
    {
        using var response = await PostAsync(string.Join('\n', Enumerable.Repeat(Posted.Good, BatchLimits.MaxEvents + more)), Lines);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 202 ? 2000 : 0, _ingest.Sends.Commands.Count);
    }

    [Theory]
    [InlineData(0, 202)]
    [InlineData(1, 413)]
    public async Task Takes_10_MiB_and_not_one_byte_more(int more, int status)
    {
        var lines = Posted.Good + "\n" + Posted.Good;
        var body = lines + new string(' ', (10 * 1024 * 1024) - Encoding.UTF8.GetByteCount(lines) + more);

        using var response = await _ingest.CreateClient().PostAsync("/events/batch", Gzip(body, Lines), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_same_id_twice_is_one_event_or_a_conflict()
    {
        var event1 = Posted.With("event_id", "\"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f\"");
        var other = event1.Replace("12.50", "13.50", StringComparison.Ordinal);

        using var response = await PostAsync($"[{event1},{event1},{other}]");

        var result = await BatchResult.ReadAsync(response);
        Assert.Equal(["enqueued", "duplicate", "rejected"], result.Results.Select(item => item.Status));
        Assert.Equal("The event at index 0 has the same id and other content.", Assert.Single(result.Results[2].Errors!).Detail);
        Assert.Single(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/cloudevents+json")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_content_type_is_a_415(string contentType)
    {
        using var response = await PostAsync("[]", contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/x-ndjson", (await Problem.ReadAsync(response)).Detail, StringComparison.Ordinal);
    }

    private static HttpContent Gzip(string body, string contentType)
    {
        var content = Posted.Json(Posted.Compress(Encoding.UTF8.GetBytes(body), "gzip"), contentType);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private Task<HttpResponseMessage> PostAsync(string body, string contentType = "application/json")
        => _ingest.CreateClient().PostAsync("/events/batch", Posted.Json(Encoding.UTF8.GetBytes(body), contentType), TestContext.Current.CancellationToken);
}
