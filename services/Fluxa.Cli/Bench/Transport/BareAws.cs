using System.Net.Http.Headers;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>
/// The floor's way to the emulator: a POST with bytes that are ready, and the answer's bytes. No signature (the emulator asks for none), no
/// retry, no tracing, nothing that a loop written for the purpose would not need.
/// </summary>
internal sealed class BareAws(Uri emulator) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <exception cref="CliException">The emulator refused it.</exception>
    public Task<byte[]> SqsAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => PostAsync(operation, body, Json, cancellationToken);

    /// <exception cref="CliException">The emulator refused it.</exception>
    public Task<byte[]> SnsAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => PostAsync(null, body, Form, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> PostAsync(string? operation, ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, emulator) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = contentType;
        if (operation is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonSQS." + operation);
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? answer
            : throw new CliException($"The emulator refused a bare {operation ?? "SNS"} call: {System.Text.Encoding.UTF8.GetString(answer)}");
    }
}
