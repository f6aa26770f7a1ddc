using System.Net;
using System.Text;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

/// <summary>Answers as a broken AWS would: what the script says, in order; the last line again and again.</summary>
internal sealed class ScriptedAws(params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    private readonly Lock _lock = new();

    public List<string> Bodies { get; } = [];

    public List<HttpRequestMessage> Requests { get; } = [];

    /// <summary>The token of each request: cancelled when its time is up.</summary>
    public List<CancellationToken> Tokens { get; } = [];

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answers(int status, string body, string contentType = "application/x-amz-json-1.0") =>
        (_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, contentType) });

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Throws(Exception exception) =>
        (_, _) => Task.FromException<HttpResponseMessage>(exception);

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Hangs() =>
        async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return new HttpResponseMessage();
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        int line;
        lock (_lock)
        {
            line = Math.Min(Requests.Count, script.Length - 1);
            Requests.Add(request);
            Bodies.Add(body);
            Tokens.Add(cancellationToken);
        }

        return await script[line](request, cancellationToken);
    }
}
