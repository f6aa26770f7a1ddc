using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>An event to post: its id, and its text to the byte.</summary>
public sealed record SampleEvent(Guid Id, string Json)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));

    /// <summary>A transaction of about so many bytes.</summary>
    public static SampleEvent Make(int payloadBytes = 0, string merchant = "Café Zürich 漢字 😀")
    {
        var id = Guid.CreateVersion7();
        var filler = payloadBytes > 0 ? $$""","metadata":{"filler":"{{new string('x', payloadBytes)}}"}""" : "";
        return new SampleEvent(
            id,
            $$"""{"event_id":"{{id}}","user_id":"u-42","amount":12.50,"currency":"EUR","merchant":"{{merchant}}","timestamp":"2026-01-02T04:04:05+01:00"{{filler}}}""");
    }

    public async Task<HttpResponseMessage> PostAsync(HttpClient ingest, CancellationToken cancellationToken, string? correlationId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Json));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (correlationId is not null)
        {
            request.Headers.Add("X-Correlation-ID", correlationId);
        }

        return await ingest.SendAsync(request, cancellationToken);
    }

    /// <summary>True when Ingest said 202; false for any refusal or broken connection, as a client would see it.</summary>
    public async Task<bool> TryPostAsync(HttpClient ingest, CancellationToken cancellationToken) => await WhyNotAsync(ingest, cancellationToken) is null;

    /// <summary>Null when Ingest said 202; else what the client saw instead.</summary>
    public async Task<string?> WhyNotAsync(HttpClient ingest, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await PostAsync(ingest, cancellationToken);
            return response.StatusCode == HttpStatusCode.Accepted ? null : $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}";
        }
        catch (HttpRequestException broken)
        {
            return $"{broken.HttpRequestError}: {broken.InnerException?.Message ?? broken.Message}";
        }
    }
}
