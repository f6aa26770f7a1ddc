using System.Net;

namespace Fluxa.Cli.Verify.Deployed;

/// <summary>Whether somebody is at home, and lets in only whom he should.</summary>
internal sealed class DoorCheck(Uri address, string apiKey) : IDisposable
{
    private static readonly Uri SomeEvent = new("/events/00000000-0000-7000-8000-000000000000", UriKind.Relative);
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(15) };

    public async Task<Check> HealthAsync(CancellationToken cancellationToken)
    {
        foreach (var path in new[] { "/health", "/health/ready" })
        {
            var (status, text) = await AskAsync(new Uri(path, UriKind.Relative), key: null, cancellationToken);
            if (status != HttpStatusCode.OK)
            {
                return Check.Of("health", false, $"{new Uri(address, path)}: {text}");
            }
        }

        return Check.Of("health", true, $"{new Uri(address, "/health/ready")} answers 200");
    }

    public async Task<Check> KeysAsync(CancellationToken cancellationToken)
    {
        var (without, text) = await AskAsync(SomeEvent, key: null, cancellationToken);
        if (without != HttpStatusCode.Unauthorized)
        {
            return Check.Of("keys", false, $"a request without a key is told {text} instead of 401");
        }

        var (with, answer) = await AskAsync(SomeEvent, apiKey, cancellationToken);
        return Check.Of("keys", with == HttpStatusCode.NotFound, with == HttpStatusCode.NotFound
            ? "without a key 401, with it an unknown event is 404"
            : $"an unknown event is told {answer} instead of 404: does the key have the scopes ingest and query?");
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode? Status, string Text)> AskAsync(Uri path, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-API-Key", key);
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return (response.StatusCode, $"{(int)response.StatusCode}");
        }
        catch (HttpRequestException exception)
        {
            return (null, exception.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer");
        }
    }
}
