using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>The HTTP API as a client uses it.</summary>
internal static class Api
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> GetJsonAsync(this HttpClient http, string path) => await ReadAsync(await http.GetAsync(path, Token), HttpStatusCode.OK);

    public static async Task<JsonElement> SendAsync(this HttpClient http, string path, string body, HttpStatusCode expected = HttpStatusCode.OK) =>
        await ReadAsync(await http.PostAsync(path, Json(body), Token), expected);

    /// <summary>Asks for what is refused; answers the problem's slug and its details.</summary>
    public static async Task<string> RefusedAsync(this HttpClient http, string path, string? body = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? (body is null ? HttpMethod.Get : HttpMethod.Post), path) { Content = body is null ? null : Json(body) };
        using var answer = await http.SendAsync(request, Token);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var errors = problem.TryGetProperty("errors", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? string.Concat(listed.EnumerateArray().Select(error => " " + error.GetProperty("pointer").GetString()))
            : "";
        return $"{(int)answer.StatusCode} {problem.GetProperty("type").GetString()!.Split(':')[^1]}{errors}";
    }

    /// <summary>Plans a redrive; answers its id.</summary>
    public static async Task<Guid> PlanAsync(this HttpClient http, string body = """{"filter":{},"rate_per_second":500}""") =>
        (await http.SendAsync("/redrives/plan", body, HttpStatusCode.Created)).GetProperty("redrive_id").GetGuid();

    public static Task<JsonElement> ExecuteAsync(this HttpClient http, Guid redriveId) =>
        http.SendAsync($"/redrives/{redriveId}/execute", """{"reason":"the fix is out"}""", HttpStatusCode.Accepted);

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {text}");
            return JsonElement.Parse(text);
        }
    }
}
