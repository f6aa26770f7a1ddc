using Fluxa.Ingest.Sending;
using Fluxa.Testing.Time;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluxa.Ingest.Tests.Sending;

public sealed class SendHealthTests
{
    private readonly FakeClock _clock = new();
    private readonly SendHealth _health;

    public SendHealthTests() => _health = new SendHealth(_clock);

    [Fact]
    public async Task Is_healthy_before_anything_was_sent() => Assert.Equal(HealthStatus.Healthy, await StatusAsync());

    [Fact]
    public async Task Is_unhealthy_from_a_failure_to_the_next_success()
    {
        _health.Failed();
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());

        _health.Succeeded();
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
    }

    [Fact]
    public async Task Forgets_a_failure_so_that_traffic_comes_back()
    {
        _health.Failed();

        _clock.Advance(SendHealth.Memory - TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Unhealthy, await StatusAsync());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Healthy, await StatusAsync());
    }

    private async Task<HealthStatus> StatusAsync() => (await _health.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;
}
