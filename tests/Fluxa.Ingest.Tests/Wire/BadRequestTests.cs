using System.Text;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Wire;

/// <summary>What each bad shape gets, as docs/http-edge.md says. Never a 5xx, never two answers to one request.</summary>
public sealed class BadRequestTests : IAsyncDisposable
{
    private const string NoAnswer = "closed without an answer";
    private readonly IngestFactory _ingest = new();

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    [Fact]
    public async Task Each_gets_what_the_page_says()
    {
        var server = _ingest.StartOnKestrel();
        var rows = new List<string>();

        foreach (var (name, request) in BadRequestShapes.All)
        {
            rows.Add($"| {name} | {await SendAsync(server, request)} |");
        }

        Assert.Equal(EdgePage.Rows("Bad requests"), rows);
    }

    private static async Task<string> SendAsync(Uri server, string request)
    {
        using var connection = await RawConnection.OpenAsync(server);
        await connection.SendAsync(Encoding.Latin1.GetBytes(request));
        var answer = await connection.ReadAnswerAsync();

        Assert.DoesNotContain("HTTP/1.1 500", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", answer, StringComparison.OrdinalIgnoreCase);
        var answers = answer.Split("HTTP/1.1 ").Length - 1;
        var status = answers == 0 ? NoAnswer : answer["HTTP/1.1 ".Length..][..3];
        if (status == "400" && request.EndsWith(BadRequestShapes.Smuggled, StringComparison.Ordinal))
        {
            // Whatever rides behind a body whose end is in doubt is never read as a request.
            Assert.Equal(1, answers);
            Assert.Equal("", await connection.ReadAnswerAsync());
        }

        return status;
    }
}
