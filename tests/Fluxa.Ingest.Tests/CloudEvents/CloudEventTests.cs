using System.Net;
using System.Text;
using Fluxa.Contracts;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.CloudEvents;

/// <summary>CloudEvents 1.0 over HTTP in its three modes: id and source are the identity, the data's bytes are the payload.</summary>
public sealed class CloudEventTests : IAsyncDisposable
{
    private const string Structured = "application/cloudevents+json";
    private const string Batched = "application/cloudevents-batch+json";
    private const string Data = """{ "user_id":"u-1","amount":12.50, "currency":"EUR","merchant":"Caf\u00e9","timestamp":"2026-03-04T11:59:00Z" }""";
    private readonly IngestFactory _ingest = new();

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    [Fact]
    public async Task Binary_takes_the_body_as_data_and_the_headers_as_envelope()
    {
        using var response = await PostBinaryAsync(("ce-specversion", "1.0"), ("ce-type", "fluxa.transaction.v1"), ("ce-id", "42"), ("ce-source", "/shops/7"),
            ("ce-time", "2026-03-04T12:59:00+01:00"), ("ce-subject", "Caf%C3%A9%20%F0%9F%98%80"), ("ce-region", "eu"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var command = Assert.Single(_ingest.Sends.Commands);
        Assert.Equal((Data, "fluxa.transaction.v1"), (command.Payload, command.EventType));
        Assert.Equal(
            new CloudEventContext { Id = "42", Source = "/shops/7", Subject = "Café 😀", Time = new DateTimeOffset(2026, 3, 4, 11, 59, 0, TimeSpan.Zero) },
            command.CloudEvent);
    }

    [Fact]
    public async Task Structured_takes_exactly_the_bytes_of_data()
    {
        using var response = await PostAsync("/events", Envelope(), Structured);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(Data, Assert.Single(_ingest.Sends.Commands).Payload);
    }

    [Fact]
    public async Task The_same_source_and_id_are_one_event_in_every_mode()
    {
        using var binary = await PostBinaryAsync(("ce-specversion", "1.0"), ("ce-type", "fluxa.transaction.v1"), ("ce-id", "42"), ("ce-source", "/shops/7"));
        using var structured = await PostAsync("/events", Envelope(), Structured);
        using var batched = await PostAsync("/events/batch", $"[{Envelope()},{Envelope()},{Envelope(id: "43")},{Envelope(source: "/shops/8")}]", Batched);

        var first = binary.Headers.Location?.OriginalString;
        Assert.Equal(first, structured.Headers.Location?.OriginalString);
        var items = (await BatchResult.ReadAsync(batched)).Results;
        Assert.Equal(["enqueued", "duplicate", "enqueued", "enqueued"], items.Select(item => item.Status));
        Assert.Equal([first, first], items.Take(2).Select(item => $"/events/{item.EventId}"));
        Assert.Equal(3, items.Select(item => item.EventId).Distinct().Count());
    }

    /// <summary>Envelope, pointer of the first error, what its text says.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { Envelope(specversion: "0.3"), "/specversion", "Must be 1.0" },
        { Envelope(specversion: "2.0"), "/specversion", "Must be 1.0" },
        { Envelope(type: "fluxa.transaction.v2"), "/type", "Must be fluxa.transaction.v1" },
        { Envelope(type: "com.example.order"), "/type", "Must be fluxa.transaction.v1" },
        { Envelope(id: ""), "/id", "1 to 256 characters" },
        { Envelope(source: "not a uri"), "/source", "URI reference" },
        { Envelope(more: "\"time\":\"yesterday\""), "/time", "RFC 3339" },
        { Envelope(more: "\"subject\":7"), "/subject", "Must be a string, not a number" },
        { Envelope(more: "\"datacontenttype\":\"text/xml\""), "/datacontenttype", "application/json" },
        { Envelope(more: "\"user_id\":\"u\""), "/user_id", "belong into data" },
        { Envelope(more: "\"data_base64\":\"e30=\""), "/data_base64", "as JSON in data" },
        { "{}", "/data", "Required" },
        { "[]", "", "one JSON object" },
        { Envelope(data: """{"event_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f",""" + Data[1..]), "/data/event_id", "leave event_id out" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    [Trait("problem", "invalid-cloud-event")]
    public async Task What_is_no_CloudEvent_of_ours_is_a_422_that_says_why(string envelope, string place, string text)
    {
        using var response = await PostAsync("/events", envelope, Structured);
        using var batched = await PostAsync("/events/batch", $"[{envelope}]", Batched);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await Problem.ReadAsync(response);
        Assert.Equal(("urn:fluxa:problem:invalid-cloud-event", place), (problem.Type, problem.Errors[0].Pointer));
        Assert.Contains(text, problem.Errors[0].Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, batched.StatusCode);
        Assert.Equal(problem.Errors, (await BatchResult.ReadAsync(batched)).Results[0].Errors);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task Headers_that_are_no_CloudEvent_of_ours_are_a_422_too()
    {
        using var response = await PostBinaryAsync(("ce-id", "42"), ("ce-type", "other"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(["/ce-specversion", "/ce-type", "/ce-source"], (await Problem.ReadAsync(response)).Errors.Select(error => error.Pointer));
    }

    [Fact]
    [Trait("problem", "invalid-event")]
    public async Task Faults_of_the_data_are_named_in_the_data()
    {
        using var response = await PostAsync("/events", Envelope(data: "{}"), Structured);

        var problem = await Problem.ReadAsync(response);

        Assert.Equal("urn:fluxa:problem:invalid-event", problem.Type);
        Assert.Contains("/data/user_id", problem.Errors.Select(error => error.Pointer));
    }

    [Fact]
    public async Task A_broken_envelope_is_a_400()
    {
        using var response = await PostAsync("/events", Envelope()[..^1], Structured);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await Problem.ReadAsync(response);
    }

    [Theory]
    [InlineData("/events", Batched)]
    [InlineData("/events/batch", Structured)]
    public async Task A_mode_on_the_other_path_is_a_415(string path, string contentType)
    {
        using var response = await PostAsync(path, Envelope(), contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private static string Envelope(string specversion = "1.0", string type = "fluxa.transaction.v1", string id = "42", string source = "/shops/7", string data = Data, string more = "\"x\":1")
        => $$"""{"specversion":"{{specversion}}","type":"{{type}}","source":"{{source}}","id":"{{id}}","data": {{data}} ,{{more}}}""";

    private Task<HttpResponseMessage> PostAsync(string path, string body, string contentType)
        => _ingest.CreateClient().PostAsync(path, Posted.Json(Encoding.UTF8.GetBytes(body), contentType), TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> PostBinaryAsync(params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = Posted.Json(Data) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return _ingest.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
    }
}
