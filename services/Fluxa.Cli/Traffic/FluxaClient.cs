using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;

namespace Fluxa.Cli.Traffic;

/// <summary>Speaks to Ingest and Query.</summary>
internal sealed class FluxaClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private readonly Target _target;
    private readonly HttpClient _http;

    public FluxaClient(Target target, int connections)
    {
        _target = target;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { Timeout = Timeout };
        if (target.ApiKey is { } key)
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation("X-API-Key", key);
        }
    }

    public async Task<PostOutcome> PostAsync(byte[] payload, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(payload);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await _http.PostAsync(new Uri(_target.Ingest, "/events"), content, cancellationToken);
            return new PostOutcome(response.IsSuccessStatusCode, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception exception) when (IsNetwork(exception, cancellationToken))
        {
            return new PostOutcome(false, Kind(exception));
        }
    }

    /// <summary>The event as Query tells it; null when it isn't there (yet) or Query doesn't answer.</summary>
    public async Task<JsonElement?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(_target.Query, $"/events/{id}"), cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (IsNetwork(exception, cancellationToken) || exception is JsonException)
        {
            return null;
        }
    }

    /// <exception cref="CliException">One of the two doesn't answer.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, address) in new[] { ("Ingest", _target.Ingest), ("Query", _target.Query) })
        {
            try
            {
                using var response = await _http.GetAsync(new Uri(address, "/health"), cancellationToken);
            }
            catch (Exception exception) when (IsNetwork(exception, cancellationToken))
            {
                throw new CliException($"{name} doesn't answer at {address} ({Kind(exception)}): is ./fluxa up running?");
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsNetwork(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested);

    private static string Kind(Exception exception) => exception switch
    {
        TaskCanceledException => "timeout",
        { InnerException: SocketException socket } => socket.SocketErrorCode.ToString(),
        _ => "connection lost",
    };
}
