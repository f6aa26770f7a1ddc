using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fluxa.Ingest.Tests.Docs;

/// <summary>What the service's OpenAPI document says may be answered, and what was.</summary>
internal sealed partial class ApiContract
{
    private readonly Dictionary<string, Dictionary<string, string>> _documented;
    private readonly HashSet<string> _seen = [];

    private ApiContract(JsonElement document) => _documented = document.GetProperty("paths").EnumerateObject().ToDictionary(
        path => path.Name,
        path => path.Value.GetProperty("post").GetProperty("responses").EnumerateObject()
            .ToDictionary(response => response.Name, response => response.Value.GetProperty("description").GetString()!));

    /// <summary>Path, status and, for a problem, its slug, as the document has them.</summary>
    public IEnumerable<string> Documented => _documented.SelectMany(path => path.Value.SelectMany(response => Slug().Matches(response.Value) switch
    {
        { Count: 0 } => [$"{path.Key} {response.Key}"],
        var slugs => slugs.Select(slug => $"{path.Key} {response.Key} {slug.Groups[1].Value}"),
    }));

    /// <summary>The same, as they were answered.</summary>
    public IEnumerable<string> Seen => _seen;

    public static async Task<ApiContract> ReadAsync(HttpClient http) => new(JsonElement.Parse(await http.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken)));

    /// <summary>Fails when the answer is not documented; notes it otherwise.</summary>
    public async Task HoldsAsync(string path, HttpResponseMessage answer)
    {
        var status = $"{(int)answer.StatusCode}";
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var body = JsonElement.Parse(text);
        var slug = answer.IsSuccessStatusCode ? "" : " " + body.GetProperty("type").GetString()!.Split(':')[^1];
        Assert.Equal(answer.IsSuccessStatusCode ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(Documented.Contains($"{path} {status}{slug}"), $"{path} answered {status}{slug}, which is not documented: {text}");
        string[] required = (path, answer.IsSuccessStatusCode) switch
        {
            ("/events", true) => ["event_id", "status"],
            (_, true) => ["taken", "rejected", "results"],
            _ => ["type", "title", "status", "correlation_id"],
        };
        Assert.All(required, name => Assert.True(body.TryGetProperty(name, out _), $"{status} has no {name}: {text}"));
        _seen.Add($"{path} {status}{slug}");
    }

    [GeneratedRegex(@"\(`([a-z-]+)`\)")]
    private static partial Regex Slug();
}
