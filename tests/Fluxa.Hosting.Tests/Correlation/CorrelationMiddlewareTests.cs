using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.Tests.Correlation;

public sealed class CorrelationMiddlewareTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a")]
    [InlineData("!~")]
    [InlineData("order 4711")]
    [InlineData("tab\tx")]
    [InlineData("")]
    public async Task Answers_with_the_clients_id_when_it_is_visible_ASCII_and_with_a_new_one_otherwise(string sent)
    {
        await using var service = await RunningService.StartAsync();

        using var answer = await GetAsync(service, "/ok", sent);

        var id = Assert.Single(answer.Headers.GetValues("X-Correlation-ID"));
        Assert.True(CorrelationId.IsValid(id));
        Assert.Equal(CorrelationId.IsValid(sent), id == sent);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public async Task Takes_up_to_128_characters(int length, bool taken)
    {
        await using var service = await RunningService.StartAsync();
        var sent = new string('x', length);

        using var answer = await GetAsync(service, "/ok", sent);

        Assert.Equal(taken, answer.Headers.GetValues("X-Correlation-ID").Single() == sent);
    }

    [Theory]
    [InlineData("/ok")]
    [InlineData("/throws")]
    [InlineData("/nowhere")]
    [InlineData("/health")]
    public async Task Stands_on_every_answer(string path)
    {
        await using var service = await StartWithLoggingEndpointsAsync();

        using var answer = await GetAsync(service, path, "c-1");

        Assert.Equal("c-1", answer.Headers.GetValues("X-Correlation-ID").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/logs")]
    [InlineData("/throws")]
    public async Task Stands_on_every_line_that_is_written_for_the_request(string path)
    {
        await using var service = await StartWithLoggingEndpointsAsync();

        using var answer = await GetAsync(service, path, "c-1");

        var lines = service.Lines.Where(line => line.GetProperty("fields").TryGetProperty("method", out _) || line.GetProperty("message").GetString() == "inside").ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal("c-1", line.GetProperty("correlation_id").GetString()));
    }

    [Fact]
    public async Task Does_not_leak_into_the_next_request_of_the_connection()
    {
        await using var service = await StartWithLoggingEndpointsAsync();

        using var first = await GetAsync(service, "/logs", "c-1");
        using var second = await GetAsync(service, "/logs", "c-2");

        Assert.Equal(["c-1", "c-2"], service.Lines.Where(line => line.GetProperty("message").GetString() == "inside").Select(line => line.GetProperty("correlation_id").GetString()));
    }

    private static Task<RunningService> StartWithLoggingEndpointsAsync() => RunningService.StartAsync(
        new() { ["Logging:LogLevel:Fluxa"] = "Debug" },
        map: endpoints =>
        {
            endpoints.MapGet("/logs", (ILoggerFactory loggers) => loggers.CreateLogger("Test").LogInformation("inside"));
            endpoints.MapGet("/throws", IResult () => throw new InvalidOperationException("secret text"));
        });

    private async Task<HttpResponseMessage> GetAsync(RunningService service, string path, string correlationId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("X-Correlation-ID", correlationId);
        return await service.Http.SendAsync(request, _cancellationToken);
    }
}
