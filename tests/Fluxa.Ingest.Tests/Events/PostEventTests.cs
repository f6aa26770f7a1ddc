using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fluxa.Contracts;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Events;

/// <summary>POST /events with a good event.</summary>
public sealed class PostEventTests : IAsyncDisposable
{
    private readonly IngestFactory _ingest = new();

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    [Fact]
    public async Task Answers_202_with_the_id_its_place_and_the_correlation_id()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = Posted.Json(Posted.Good) };
        request.Headers.Add("X-Correlation-ID", "order-77");

        using var response = await SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var id = answer.RootElement.GetProperty("event_id").GetGuid();
        Assert.Equal($$"""{"event_id":"{{id}}","status":"enqueued"}""", answer.RootElement.GetRawText());
        Assert.Equal($"/events/{id}", response.Headers.Location?.OriginalString);
        Assert.Equal("order-77", response.Headers.GetValues("X-Correlation-ID").Single());
    }

    [Fact]
    public async Task Sends_the_exact_bytes_with_their_hash()
    {
        var body = Posted.Good.Replace("Café", "Caf\\u00e9 \\/ 😀", StringComparison.Ordinal) + "\r\n ";

        using var response = await PostAsync(Posted.Json(body));

        var command = Assert.Single(_ingest.Sends.Commands);
        Assert.Equal(body, command.Payload);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))), command.PayloadSha256);
        Assert.Equal(Encoding.UTF8.GetByteCount(body), command.PayloadBytes);
        Assert.Equal(PayloadModes.Inline, command.PayloadMode);
        Assert.Null(command.PayloadKey);
    }

    [Fact]
    public async Task Sends_what_else_the_Processor_needs()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = Posted.Json(Posted.Good) };
        request.Headers.Add("X-Correlation-ID", "order-77");

        using var response = await SendAsync(request);

        var command = Assert.Single(_ingest.Sends.Commands);
        Assert.Equal("default", command.TenantId);
        Assert.Equal("order-77", command.CorrelationId);
        Assert.Equal("fluxa.transaction.v1", command.EventType);
        Assert.Equal(_ingest.Clock.GetUtcNow(), command.AcceptedAt);
    }

    [Fact]
    public async Task Makes_a_UUIDv7_of_the_time_of_acceptance()
    {
        using var response = await PostAsync(Posted.Json(Posted.Good));

        var id = Assert.Single(_ingest.Sends.Commands).EventId;
        Assert.Equal(7, id.Version);
        Assert.StartsWith(_ingest.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString("x12"), id.ToString("n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uses_the_id_that_the_client_chose_every_time()
    {
        const string Id = "0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f";
        var body = Posted.With("event_id", $"\"{Id.ToUpperInvariant()}\"");

        using var first = await PostAsync(Posted.Json(body));
        using var second = await PostAsync(Posted.Json(body));

        Assert.Equal($"/events/{Id}", first.Headers.Location?.OriginalString);
        Assert.Equal($"/events/{Id}", second.Headers.Location?.OriginalString);
        Assert.All(_ingest.Sends.Commands, command => Assert.Equal((Guid.Parse(Id), body), (command.EventId, command.Payload)));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; Charset=\"UTF-8\"")]
    public async Task Takes_JSON_in_UTF_8(string contentType)
    {
        using var response = await PostAsync(Posted.Json(Encoding.UTF8.GetBytes(Posted.Good), contentType));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Sends_a_compressed_event_decompressed(string coding)
    {
        using var response = await PostAsync(Posted.Compressed(Encoding.UTF8.GetBytes(Posted.Good), coding));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(Posted.Good, Assert.Single(_ingest.Sends.Commands).Payload);
    }

    [Fact]
    public async Task Keeps_256_KiB_in_the_message()
    {
        using var response = await PostAsync(Posted.Json(Posted.OfLength(262_144)));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var command = Assert.Single(_ingest.Sends.Commands);
        Assert.Equal((PayloadModes.Inline, 262_144), (command.PayloadMode, command.PayloadBytes));
    }

    private Task<HttpResponseMessage> PostAsync(HttpContent body) => SendAsync(new HttpRequestMessage(HttpMethod.Post, "/events") { Content = body });

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _ingest.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
}
