using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.Events.Tests.Corpus;

namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>Every document of the JSON corpus, by itself and inside an event: a 4xx problem, or a 202 and then the same bytes back. Nothing else ever.</summary>
[Collection(EdgePipeline.Name)]
public sealed class CorpusRoundTripTests(EdgeStack pipeline)
{
    private static readonly byte[] Before = """{"user_id":"u","amount":1,"currency":"EUR","merchant":"m","timestamp":"2026-01-31T12:00:00Z","metadata":{"v":"""u8.ToArray();
    private static readonly byte[] After = "}}"u8.ToArray();
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_refused_at_the_door_or_comes_back_to_the_byte()
    {
        var bodies = CorpusCase.All.Values.SelectMany(entry => new[] { entry.Document, [.. Before, .. entry.Document, .. After] }).ToList();
        var taken = new List<(byte[] Body, string Location)>();

        foreach (var chunk in bodies.Chunk(8))
        {
            foreach (var answer in await Task.WhenAll(chunk.Select(PostAsync)))
            {
                if (answer.Location is not null)
                {
                    taken.Add((answer.Body, answer.Location));
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{bodies.Count} bodies: {taken.Count} taken, {bodies.Count - taken.Count} refused");
        Assert.InRange(bodies.Count, 600, int.MaxValue);
        Assert.InRange(taken.Count, 100, bodies.Count - 100);
        foreach (var (body, location) in taken)
        {
            Assert.Equal(body, await ReadPayloadAsync(location));
        }

        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        Assert.Equal(0, await letters.DepthAsync(DeadLetters.ErrorQueue, _cancellationToken));
    }

    private async Task<(byte[] Body, string? Location)> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await pipeline.Ingest.Http.PostAsync("/events", content, _cancellationToken);
        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            return (body, response.Headers.Location!.OriginalString);
        }

        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{response.StatusCode} for {Convert.ToHexString(body[..Math.Min(100, body.Length)])}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(_cancellationToken));
        Assert.StartsWith("urn:fluxa:problem:", problem.RootElement.GetProperty("type").GetString(), StringComparison.Ordinal);
        return (body, null);
    }

    private Task<byte[]> ReadPayloadAsync(string location) => Eventually.BecomesAsync(
        $"the payload of {location} can be read",
        async () =>
        {
            using var response = await pipeline.Query.Http.GetAsync($"{location}/payload", _cancellationToken);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(_cancellationToken) : [];
        },
        bytes => bytes.Length > 0);
}
