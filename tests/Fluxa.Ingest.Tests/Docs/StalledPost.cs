using System.Globalization;
using System.Net;
using System.Text;
using Fluxa.Ingest.Tests.Wire;

namespace Fluxa.Ingest.Tests.Docs;

/// <summary>A request whose body begins and never goes on. Only a raw connection can send it: HttpClient reads no answer before it has sent all.</summary>
internal static class StalledPost
{
    public static async Task<HttpResponseMessage> SendAsync(Uri server, string path)
    {
        using var connection = await RawConnection.OpenAsync(server);
        await connection.SendAsync($"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[");
        var answer = await connection.ReadAnswerAsync();
        var status = (HttpStatusCode)int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture);
        var body = answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)];
        return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/problem+json") };
    }
}
