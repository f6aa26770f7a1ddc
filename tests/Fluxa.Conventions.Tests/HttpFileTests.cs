using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>The <c>.http</c> files beside the services ask for nothing that the service's OpenAPI document doesn't have, and leave out no resource.</summary>
public sealed partial class HttpFileTests
{
    public static TheoryData<string> Services => new("Fluxa.Ingest", "Fluxa.Query", "Fluxa.Recovery");

    [Theory]
    [MemberData(nameof(Services))]
    public void Each_request_is_one_that_the_service_has(string service)
    {
        var documented = Documented(service);

        Assert.All(Requests(service), request => Assert.True(
            request.Path.StartsWith("/health", StringComparison.Ordinal) || documented.Any(known => known.Method == request.Method && Fits(known.Path, request.Path)),
            $"{request.Method} {request.Path} is not in the OpenAPI document of {service}."));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Each_JSON_in_it_can_be_read(string service) => Assert.All(
        File.ReadLines(FileOf(service)).Where(line => line.StartsWith('{') || line.StartsWith('[')),
        line => JsonElement.Parse(line));

    [Theory]
    [InlineData("Fluxa.Ingest", "/events")]
    [InlineData("Fluxa.Ingest", "/events/batch")]
    [InlineData("Fluxa.Query", "/events")]
    [InlineData("Fluxa.Query", "/events/{id}")]
    [InlineData("Fluxa.Query", "/events/{id}/payload")]
    [InlineData("Fluxa.Query", "/events/{id}/history")]
    public void The_resources_of_events_are_all_there(string service, string path)
        => Assert.Contains(Requests(service), request => Fits(path, request.Path));

    private static string FileOf(string service) => Checkout.PathOf($"services/{service}/{service}.http");

    private static IEnumerable<(string Method, string Path)> Requests(string service) => File.ReadLines(FileOf(service))
        .Select(line => Request().Match(line))
        .Where(match => match.Success)
        .Select(match => (match.Groups["method"].Value, match.Groups["path"].Value));

    private static List<(string Method, string Path)> Documented(string service)
    {
        var document = JsonElement.Parse(File.ReadAllText(Checkout.PathOf($"tests/{service}.Tests/Docs/ApiDocsTests.openapi.approved.json")));
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (operation.Name.ToUpperInvariant(), path.Name)))];
    }

    private static bool Fits(string documented, string asked)
        => Regex.IsMatch(asked, "^" + Parameter().Replace(Regex.Escape(documented), "[^/]+") + "$");

    [GeneratedRegex(@"^(?<method>[A-Z]+) \{\{\w+\}\}(?<path>/[^?\s]*)")]
    private static partial Regex Request();

    // As Regex.Escape writes {id}.
    [GeneratedRegex(@"\\\{\w+\}")]
    private static partial Regex Parameter();
}
