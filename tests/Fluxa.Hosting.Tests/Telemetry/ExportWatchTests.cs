using System.Net;
using System.Net.Sockets;
using Fluxa.Hosting.Tests.Running;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Hosting.Tests.Telemetry;

/// <summary>A collector that is away, slow or something else altogether.</summary>
public sealed class ExportWatchTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_that_is_down_is_one_warning_however_often_exports_fail()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var lines = await WarningsAsync($"http://127.0.0.1:{port}");

        Assert.StartsWith($"Traces and metrics can't be exported to http://127.0.0.1:{port}/v1/", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_answers_something_else_is_one_warning()
    {
        await using var other = await RunningService.StartAsync();

        var lines = await WarningsAsync(other.App.Urls.Single());

        Assert.Contains("can't be exported", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_never_answers_holds_up_neither_requests_nor_the_stop()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var started = TimeProvider.System.GetTimestamp();

        var lines = await WarningsAsync($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");

        Assert.Contains("can't be exported", Assert.Single(lines), StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_collector_that_takes_everything_is_no_line_at_all()
    {
        await using var collector = await OtlpReceiver.StartAsync(_cancellationToken);

        Assert.Empty(await WarningsAsync(collector.Endpoint));
    }

    private async Task<List<string>> WarningsAsync(string endpoint)
    {
        await using var service = await RunningService.StartAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint });
        for (var request = 0; request < 3; request++)
        {
            using var answer = await service.Http.GetAsync("/ok", _cancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
        }

        await service.App.StopAsync(_cancellationToken);
        return [.. service.Lines.Where(line => line.GetProperty("fields").TryGetProperty("log_id", out var id) && id.GetInt32() is 3240 or 3241).Select(line => line.GetProperty("message").GetString()!)];
    }
}
