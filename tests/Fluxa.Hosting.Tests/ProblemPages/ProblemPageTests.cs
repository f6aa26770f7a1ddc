using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fluxa.Hosting.Tests.ProblemPages;

public sealed class ProblemPageTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/nowhere", 404, "unknown-route")]
    [InlineData("POST", "/ok", 405, "method-not-allowed")]
    [InlineData("GET", "/throws", 500, "internal-error")]
    [InlineData("GET", "/number?value=x", 400, "bad-request")]
    [InlineData("POST", "/json", 415, "unsupported-media-type")]
    [InlineData("GET", "/teapot", 418, "bad-request")]
    [InlineData("POST", "/large", 413, "payload-too-large")]
    [Trait("problem", "bad-request")]
    [Trait("problem", "unknown-route")]
    [Trait("problem", "method-not-allowed")]
    [Trait("problem", "unsupported-media-type")]
    [Trait("problem", "payload-too-large")]
    [Trait("problem", "internal-error")]
    public async Task Every_error_is_a_problem(string method, string path, int status, string slug)
    {
        await using var service = await StartAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", "text/html");
        request.Content = method == "POST" ? new ByteArrayContent(new byte[64]) : null;
        using var answer = await service.Http.SendAsync(request, _cancellationToken);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:fluxa:problem:{slug}", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(answer.Headers.GetValues("X-Correlation-ID").Single(), problem.GetProperty("correlation_id").GetString());
    }

    [Fact]
    public async Task An_exception_goes_to_the_log_and_not_to_the_client()
    {
        await using var service = await StartAsync();

        using var answer = await service.Http.GetAsync("/throws", _cancellationToken);

        var text = await answer.Content.ReadAsStringAsync(_cancellationToken);
        Assert.DoesNotContain("secret text", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        var line = Assert.Single(service.Lines, entry => entry.GetProperty("level").GetString() == "error");
        Assert.Contains("secret text", line.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_each_fault_and_says_when_to_try_again()
    {
        await using var service = await StartAsync();

        using var answer = await service.Http.GetAsync("/faults", _cancellationToken);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);
        Assert.Equal("""[{"pointer":"/amount","detail":"too large"},{"pointer":"/currency","detail":"unknown"}]""", problem.GetProperty("errors").GetRawText());
        Assert.Equal("2", answer.Headers.GetValues("Retry-After").Single());
    }

    [Fact]
    public async Task A_wrong_method_is_told_which_are_right()
    {
        await using var service = await StartAsync();

        using var answer = await service.Http.DeleteAsync("/ok", _cancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET"], answer.Content.Headers.Allow);
    }

    private static Task<RunningService> StartAsync() => RunningService.StartAsync(map: endpoints =>
    {
        endpoints.MapGet("/throws", IResult () => throw new InvalidOperationException("secret text"));
        endpoints.MapGet("/number", (int value) => value);
        endpoints.MapPost("/json", (JsonElement body) => body);
        endpoints.MapGet("/teapot", () => Results.StatusCode(StatusCodes.Status418ImATeapot));
        endpoints.MapGet("/faults", () => Problems.InvalidEvent.Because("Two faults.")
            .With(new ProblemError("/amount", "too large"), new ProblemError("/currency", "unknown"))
            .TryAgainAfter(TimeSpan.FromMilliseconds(1200)));
        endpoints.MapPost("/large", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = 10;
            await context.Request.Body.CopyToAsync(Stream.Null, cancellationToken);
        });
    });
}
