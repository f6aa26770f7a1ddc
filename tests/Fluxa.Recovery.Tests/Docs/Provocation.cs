using System.Net.Http.Headers;
using System.Text;

namespace Fluxa.Recovery.Tests.Docs;

/// <summary>A request for an operation of the OpenAPI document.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">The operation's path, as the document has it.</param>
/// <param name="Address">The path that is really asked for.</param>
/// <param name="Body">What is sent; null: nothing.</param>
internal sealed record Provocation(HttpMethod Method, string Path, string Address, string? Body = null)
{
    private const long TooMany = 13 * 1024 * 1024;

    public string Operation => $"{Method} {Path}";

    public HttpRequestMessage Request() => new(Method, Address)
    {
        Content = Body is null ? null : new StringContent(Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
    };

    /// <summary>The same with a body that says it is larger than is taken.</summary>
    public HttpRequestMessage TooLarge()
    {
        var content = new StreamContent(Stream.Null);
        content.Headers.ContentLength = TooMany;
        return new HttpRequestMessage(Method, Address) { Content = content };
    }
}
