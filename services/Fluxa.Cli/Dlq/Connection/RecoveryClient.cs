using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Cli.Dlq.Connection;

/// <summary>Speaks to the Recovery service's HTTP API.</summary>
internal sealed class RecoveryClient : IDisposable
{
    /// <summary>Long enough for a plan over millions of failures.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;

    public RecoveryClient(Uri address, string? key, string? person)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = Timeout };
        if (!string.IsNullOrEmpty(key))
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (!string.IsNullOrEmpty(person))
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation("X-Operator", person);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <exception cref="CliException">It doesn't answer, or refuses: the message is the problem's own.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => CallAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task<JsonElement> PostAsync(string path, JsonObject body, CancellationToken cancellationToken) => CallAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task<JsonElement> PatchAsync(string path, JsonObject body, CancellationToken cancellationToken) => CallAsync(HttpMethod.Patch, path, body, cancellationToken);

    /// <summary>Copies an answer of any size as it comes.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task CopyAsync(string path, Stream to, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(request, cancellationToken);
        await response.Content.CopyToAsync(to, cancellationToken);
    }

    private async Task<JsonElement> CallAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent(body) };
        using var response = await SendAsync(request, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            using var document = await JsonDocument.ParseAsync(stream, default, cancellationToken);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new CliException($"{_http.BaseAddress} answered {path} with something that isn't JSON: is it the Recovery service?");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            var why = exception.InnerException is SocketException socket ? socket.SocketErrorCode.ToString() : exception.Message;
            throw new CliException($"The Recovery service doesn't answer at {_http.BaseAddress} ({why}): is ./fluxa up running?");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException($"The Recovery service at {_http.BaseAddress} didn't answer within {Timeout.TotalSeconds:0} s: look at its log and at PostgreSQL.");
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new CliException(ProblemSentence.Of(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken)));
        }
    }

    private static ByteArrayContent JsonContent(JsonObject body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
