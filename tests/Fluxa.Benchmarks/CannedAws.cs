using System.Net;

namespace Fluxa.Benchmarks;

/// <summary>Answers every request with the same bytes, at once: what is left is the client's own work.</summary>
internal sealed class CannedAws(byte[] answer) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(answer), RequestMessage = request });
}
