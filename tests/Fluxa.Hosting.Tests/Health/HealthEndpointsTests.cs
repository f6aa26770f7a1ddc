using System.Net;
using Fluxa.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluxa.Hosting.Tests.Health;

public sealed class HealthEndpointsTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private HealthStatus _status = HealthStatus.Unhealthy;

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    public async Task Is_alive_whatever_a_dependency_does(string path)
    {
        await using var service = await StartAsync();

        Assert.Equal("""{"status":"healthy"}""", await service.Http.GetStringAsync(path, _cancellationToken));
    }

    [Fact]
    public async Task Is_ready_when_every_ready_check_passes_and_names_each()
    {
        _status = HealthStatus.Healthy;
        await using var service = await StartAsync();

        var answer = await service.Http.GetStringAsync("/health/ready", _cancellationToken);

        Assert.Equal("""{"status":"healthy","checks":[{"name":"store","status":"healthy"}]}""", answer);
    }

    [Fact]
    public async Task Is_not_ready_when_one_fails_and_tells_nothing_of_why()
    {
        await using var service = await StartAsync();

        using var answer = await service.Http.GetAsync("/health/ready", _cancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"status":"unhealthy","checks":[{"name":"store","status":"unhealthy"}]}""", await answer.Content.ReadAsStringAsync(_cancellationToken));
    }

    [Fact]
    public async Task Logs_a_change_of_readiness_once_however_often_it_is_asked()
    {
        await using var service = await StartAsync();
        foreach (var status in new[] { HealthStatus.Unhealthy, HealthStatus.Unhealthy, HealthStatus.Healthy, HealthStatus.Healthy })
        {
            _status = status;
            using var answer = await service.Http.GetAsync("/health/ready", _cancellationToken);
        }

        Assert.Equal(
            ["Not ready to work: store: secret description", "Ready to work again"],
            service.Lines.Select(line => line.GetProperty("message").GetString()!).Where(message => message.Contains("eady to work", StringComparison.Ordinal)));
        Assert.DoesNotContain(service.Lines, line => line.GetProperty("level").GetString() == "error");
    }

    private Task<RunningService> StartAsync() => RunningService.StartAsync(configure: builder => builder.Services.AddHealthChecks()
        .AddCheck("store", () => new HealthCheckResult(_status, "secret description", new InvalidOperationException("secret text")), tags: ["ready"])
        .AddCheck("other", () => HealthCheckResult.Unhealthy()));
}
