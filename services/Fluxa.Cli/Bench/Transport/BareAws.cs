using System.Net.Http.Headers;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>
/// The floor's way to the emulator: a POST with bytes that are ready, and the answer's bytes. No retry, no tracing, nothing that a loop written
/// for the purpose would not need. Signed only where asked for: the emulator takes a request without, AWS doesn't.
/// </summary>
internal sealed class BareAws(Uri emulator) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    private readonly BareSignature _sqsSignature = new(emulator, "sqs");
    private readonly BareSignature _snsSignature = new(emulator, "sns");

    /// <exception cref="CliException">The emulator refused it.</exception>
    public Task<byte[]> SqsAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => PostAsync(operation, body, Json, null, cancellationToken);

    /// <exception cref="CliException">The emulator refused it.</exception>
    public Task<byte[]> SignedSqsAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        PostAsync(operation, body, Json, _sqsSignature, cancellationToken);

    /// <exception cref="CliException">The emulator refused it.</exception>
    public Task<byte[]> SnsAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => PostAsync(null, body, Form, null, cancellationToken);

    /// <exception cref="CliException">The emulator refused it.</exception>
    public Task<byte[]> SignedSnsAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => PostAsync(null, body, Form, _snsSignature, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> PostAsync(string? operation, ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType, BareSignature? signature, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, emulator) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = contentType;
        var target = operation is null ? null : "AmazonSQS." + operation;
        if (target is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        }

        if (signature?.Sign(body.Span, contentType.MediaType!, target) is { } signed)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Date", signed.Date);
            request.Headers.TryAddWithoutValidation("Authorization", signed.Authorization);
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? answer
            : throw new CliException($"The emulator refused a bare {operation ?? "SNS"} call: {System.Text.Encoding.UTF8.GetString(answer)}");
    }
}
