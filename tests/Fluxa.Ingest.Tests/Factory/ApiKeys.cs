using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Time;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>Makes API keys in a database, as an operator does.</summary>
internal static class ApiKeys
{
    public static async Task<string> MakeAsync(string database, string tenantId, ApiScopes scopes = ApiScopes.Ingest)
    {
        var key = await new ApiKeyAdministration(database, new FakeClock()).CreateAsync(
            new ApiKeyOrder(tenantId, Guid.CreateVersion7().ToString("n"), scopes, null), TestContext.Current.CancellationToken);
        return key!.Text.Reveal();
    }

    /// <summary>A client that shows the key.</summary>
    public static HttpClient ClientWith(this IngestFactory ingest, string key)
    {
        var http = ingest.CreateClient();
        http.DefaultRequestHeaders.Add("X-API-Key", key);
        return http;
    }
}
