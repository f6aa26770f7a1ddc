using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Testing.Approvals;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Query.Tests.Docs;

/// <summary>What readers of the API build on: its OpenAPI document, and the page that shows it.</summary>
public sealed class ApiDocsTests(PostgresFixture postgres)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_OpenAPI_document_is_as_approved()
    {
        await using var service = new QueryUnderTest(postgres.ConnectionString);
        using var http = service.CreateClient();

        var document = JsonNode.Parse(await http.GetStringAsync("/openapi.json", _cancellationToken))!;

        Assert.StartsWith("3.1.", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Approval.Verify(document.ToJsonString(Indented), "openapi", "json");
    }

    [Theory]
    [InlineData("/docs", "text/html")]
    [InlineData("/docs/docs.js", "text/javascript")]
    [InlineData("/docs/swagger-ui-bundle.js", "text/javascript")]
    [InlineData("/docs/swagger-ui.css", "text/css")]
    public async Task The_page_and_all_it_needs_come_from_the_service_itself_and_ask_for_no_key(string path, string type)
    {
        await using var service = new QueryUnderTest(postgres.ConnectionString);
        using var http = service.CreateClient();

        using var answer = await http.GetAsync(path, _cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(_cancellationToken);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(!path.EndsWith("docs", StringComparison.Ordinal) || !text.Contains("http", StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task A_file_that_the_page_does_not_need_is_not_there()
    {
        await using var service = new QueryUnderTest(postgres.ConnectionString);
        using var http = service.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/docs/..%2fappsettings.json", _cancellationToken)).StatusCode);
    }
}
