using System.Net;
using System.Text;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Events;

/// <summary>Whatever is wrong with a request: a problem that names the field or the limit, never a 5xx, nothing queued.</summary>
public sealed class BadInputTests : IAsyncDisposable
{
    private readonly IngestFactory _ingest = new();

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    /// <summary>Body, status, pointer of the first error, what its text says.</summary>
    public static TheoryData<string, int, string, string> Bodies => new()
    {
        { "", 400, "", "The document is empty." },
        { "{", 400, "", "The document ends" },
        { "not json", 400, "", "Did you mean null?" },
        { "{\"user_id\":\"u\",}", 400, "", "a trailing comma is not allowed" },
        { "{'user_id':'u'}", 400, "", "double quotes" },
        { Posted.Good + "{}", 400, "", "the end of the document must stand" },
        { "\uFEFF" + Posted.Good, 400, "", "byte order mark" },
        { Posted.Good[..^1] + ",\"amount\":1}", 400, "/amount", "The same name stands twice" },
        { Posted.With("amount", "NaN"), 400, "/amount", "NaN and Infinity are not JSON" },
        { Posted.With("amount", "1e400"), 400, "/amount", "within ±1.797e308" },
        { Posted.With("amount", "1e-400"), 400, "/amount", "too close to zero" },
        { Posted.With("merchant", "\"a\\u0000b\""), 400, "/merchant", "U+0000" },
        { Posted.With("merchant", "\"a\u0000b\""), 400, "/merchant", "U+0000" },
        { Posted.With("merchant", "\"\\ud800\""), 400, "/merchant", "half of a surrogate pair" },
        { Posted.With("merchant", "\"\\udc00\""), 400, "/merchant", "half of a surrogate pair" },
        { Posted.With("metadata", "{\"a\":\"\\u0000\"}"), 400, "/metadata/a", "U+0000" },
        { Posted.With("metadata", "{\"a\":[1,{\"b\":\"\\udfff\"}]}"), 400, "/metadata/a/1/b", "half of a surrogate pair" },
        { Posted.With("metadata", "{\"a\":" + new string('[', 31) + new string(']', 31) + "}"), 400, "/metadata/a" + string.Concat(Enumerable.Repeat("/0", 30)), "deeper than 32 levels" },
        { "[" + Posted.Good + "]", 422, "", "An event is one JSON object; this is an array." },
        { "\"text\"", 422, "", "An event is one JSON object; this is a string." },
        { "null", 422, "", "this is null" },
        { "{}", 422, "/user_id", "Required." },
        { Posted.With("user_id", null), 422, "/user_id", "Required." },
        { Posted.With("user_id", "7"), 422, "/user_id", "Must be a string, not a number." },
        { Posted.With("user_id", "\"\""), 422, "/user_id", "1 to 128 characters; it has 0" },
        { Posted.With("user_id", $"\"{new string('u', 129)}\""), 422, "/user_id", "1 to 128 characters; it has 129" },
        { Posted.With("amount", "\"12.50\""), 422, "/amount", "Must be a number, not a string." },
        { Posted.With("amount", "1.23456"), 422, "/amount", "Has 5 digits after the decimal point" },
        { Posted.With("amount", "1234567890123456"), 422, "/amount", "Has 16 digits before the decimal point" },
        { Posted.With("amount", "null"), 422, "/amount", "Required." },
        { Posted.With("currency", "\"XYZ\""), 422, "/currency", "ISO 4217" },
        { Posted.With("currency", "\"eur\""), 422, "/currency", "Did you mean EUR?" },
        { Posted.With("merchant", "[]"), 422, "/merchant", "Must be a string, not an array." },
        { Posted.With("merchant", $"\"{new string('m', 257)}\""), 422, "/merchant", "1 to 256 characters; it has 257" },
        { Posted.With("timestamp", "\"2026-03-04\""), 422, "/timestamp", "RFC 3339" },
        { Posted.With("timestamp", "\"2026-03-04T12:00:00\""), 422, "/timestamp", "The offset is missing" },
        { Posted.With("timestamp", "\"2026-03-04T12:05:01Z\""), 422, "/timestamp", "more than 5 minutes in the future" },
        { Posted.With("timestamp", "1772625600"), 422, "/timestamp", "Must be a string, not a number." },
        { Posted.With("metadata", "[]"), 422, "/metadata", "Must be an object, not an array." },
        { Posted.With("metadata", "\"{}\""), 422, "/metadata", "Must be an object, not a string." },
        { Posted.With("event_id", "\"42\""), 422, "/event_id", "UUID" },
        { Posted.With("event_id", "\"00000000-0000-0000-0000-000000000000\""), 422, "/event_id", "nil UUID" },
        { Posted.With("event_id", "\"0198f2c16d0e7c3b9a512f6f0c1d2e3f\""), 422, "/event_id", "UUID" },
        { Posted.With("amout", "1"), 422, "/amout", "Did you mean amount?" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_a_problem_that_names_the_place(string body, int status, string place, string text)
    {
        using var response = await PostAsync(Posted.Json(body));

        Assert.Equal(status, (int)response.StatusCode);
        var problem = await Problem.ReadAsync(response);
        Assert.Equal(place, problem.Errors[0].Pointer);
        Assert.Contains(text, problem.Errors[0].Detail, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        using var response = await PostAsync(Posted.Json("""{"amount":"1","currency":"eur","timestamp":"now","x":1}"""));

        var problem = await Problem.ReadAsync(response);

        Assert.Equal(["/amount", "/x", "/user_id", "/currency", "/merchant", "/timestamp"], problem.Errors.Select(error => error.Pointer));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_malformed()
    {
        using var response = await PostAsync(Posted.Json(Encoding.Latin1.GetBytes(Posted.Good)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("/merchant", (await Problem.ReadAsync(response)).Errors[0].Pointer);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Another_content_type_is_a_415(string contentType)
    {
        using var response = await PostAsync(Posted.Json(Encoding.UTF8.GetBytes(Posted.Good), contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json", (await Problem.ReadAsync(response)).Detail, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task No_content_type_is_a_415()
    {
        using var response = await PostAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(Posted.Good)));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        await Problem.ReadAsync(response);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    public async Task Another_content_coding_is_a_415(string coding)
    {
        var content = Posted.Json(Posted.Good);
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);

        using var response = await PostAsync(content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("gzip, br", (await Problem.ReadAsync(response)).Detail, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_that_is_not_in_its_coding_is_a_400(string coding)
    {
        var content = Posted.Json(Posted.Good);
        content.Headers.ContentEncoding.Add(coding);

        using var response = await PostAsync(content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Content-Encoding", (await Problem.ReadAsync(response)).Detail, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task One_byte_over_10_MiB_is_a_413(string coding)
    {
        var body = Posted.OfLength((10 * 1024 * 1024) + 1);

        using var response = await PostAsync(coding.Length == 0 ? Posted.Json(body) : Posted.Compressed(body, coding));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("10485760", (await Problem.ReadAsync(response)).Detail?.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("GET", "/events", 405)]
    [InlineData("PUT", "/events", 405)]
    [InlineData("DELETE", "/events", 405)]
    [InlineData("POST", "/event", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/events/42", 404)]
    public async Task An_unknown_route_or_method_is_a_problem(string method, string path, int status)
    {
        using var response = await SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)response.StatusCode);
        await Problem.ReadAsync(response);
    }

    [Fact]
    public async Task No_answer_speaks_of_our_insides()
    {
        using var response = await PostAsync(Posted.Json("{"));

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    private Task<HttpResponseMessage> PostAsync(HttpContent body) => SendAsync(new HttpRequestMessage(HttpMethod.Post, "/events") { Content = body });

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _ingest.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
}
