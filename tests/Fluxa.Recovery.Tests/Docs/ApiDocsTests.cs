using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Approvals;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Recovery.Tests.Docs;

/// <summary>What readers of the API build on: its OpenAPI document.</summary>
public sealed class ApiDocsTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_OpenAPI_document_is_as_approved_and_the_page_shows_it()
    {
        await using var service = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var http = service.CreateClient();

        var document = JsonNode.Parse(await http.GetStringAsync("/openapi.json", _cancellationToken))!;
        using var page = await http.GetAsync("/docs", _cancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.StartsWith("3.1.", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Approval.Verify(document.ToJsonString(Indented), "openapi", "json");
    }
}
